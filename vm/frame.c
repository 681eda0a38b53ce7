/* Frames: the two stacks, pushing and popping, the frame object, traceback entries. See frame.h for
 * the layout and its invariants. */
#include "vm/frame.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/eval.h"
#include "vm/slow.h"

/* Address space only; pages come as they are touched. */
static const size_t FRAME_SPACE = (size_t)1 << 30, VALUE_SPACE = (size_t)4 << 30,
                    SMALLEST_SPACE = (size_t)1 << 22;
enum {
    THREAD_SHARE = 16,
    LIMIT_SHARE = 16
}; /* threads other than the main one get this part of it */

/* Where the process's address space is limited (ulimit -v), the main thread takes no more than a
 * part of that, and the others take the least. */
static size_t space_for(const Thread *t, size_t wanted) {
    struct rlimit limit;
    bool is_limited = getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
    if (t != &main_thread)
        return is_limited ? SMALLEST_SPACE : wanted / THREAD_SHARE;
    size_t most = is_limited ? limit.rlim_cur / LIMIT_SHARE : wanted;
    return most < SMALLEST_SPACE ? SMALLEST_SPACE
           : most < wanted       ? most & ~(SMALLEST_SPACE - 1)
                                 : wanted;
}

static void *reserve(size_t wanted, size_t *got) {
    for (; wanted >= SMALLEST_SPACE; wanted /= 2) {
        void *p = mmap(NULL, wanted, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p != MAP_FAILED) {
            *got = wanted;
            return p;
        }
    }
    return NULL;
}

int stacks_init(Thread *t) {
    t->frame_base = reserve(space_for(t, FRAME_SPACE), &t->frame_space);
    t->value_base = reserve(space_for(t, VALUE_SPACE), &t->value_space);
    if (t->frame_base == NULL || t->value_base == NULL)
        return raise_no_memory(), -1;
    t->value_limit = t->value_base + t->value_space / sizeof(Object *) - 256;
    t->frame = t->frame_base;
    t->frame->top = t->value_base;
    stacks_set_limit(t, recursion_limit);
    return 0;
}

void stacks_free(Thread *t) {
    if (t->frame_base != NULL)
        munmap(t->frame_base, t->frame_space);
    if (t->value_base != NULL)
        munmap(t->value_base, t->value_space);
    t->frame = t->frame_base = t->frame_limit = NULL; /* no generator can be entered any more */
    t->value_base = NULL;
}

void stacks_set_limit(Thread *t, int limit) {
    size_t most = t->frame_space / sizeof(Frame) - 2;
    t->frame_limit = t->frame_base + 1 + ((size_t)limit < most ? (size_t)limit : most);
}

/* ---- pushing and popping ---- */

Frame *frame_push_steal(Function *f, Object **locals, uint32_t flags) {
    Frame *frame = thread->frame + 1;
    Code *code = f->code;
    Object **stack = locals + code->local_count;
    if (UNLIKELY(frame >= thread->frame_limit || stack + code->stack_size > thread->value_limit)) {
        frame_refuse_steal(f, locals, code->local_count);
        return NULL;
    }
    frame->ip = code->words;
    frame->locals = locals;
    frame->sp = stack;
    frame->top = stack + code->stack_size;
    frame->function = f;
    frame->code = code;
    frame->names = NULL;
    frame->generator = NULL;
    frame->object = NULL;
    frame->flags = flags;
    thread->frame = frame;
    return frame;
}

void frame_pop(Frame *frame) {
    if (frame->flags & FRAME_OBJECT)
        frame_detach(frame);
    /* Still the innermost frame while destructors run, so that their windows begin above ours. */
    Object **end = frame->locals + frame->code->local_count;
    for (Object **p = frame->locals; p < end; p++)
        if (*p != NULL)
            CLEAR(*p);
    if (frame->flags & FRAME_OBJECT) /* a destructor looked at its caller */
        frame_detach(frame);
    Function *f = frame->function;
    Object *namespace_ = frame->names;
    thread->frame = frame - 1;
    xdecref(namespace_);
    decref(f);
}

Frame *frame_current(void) { return thread->frame > thread->frame_base ? thread->frame : NULL; }

int frame_line(const Frame *frame) {
    int line = 0; /* cleanup code has no line of its own: it belongs to what stands before it */
    for (uint32_t word = frame_word(frame) + 1; line <= 0 && word-- > 0;)
        line = code_position(frame->code, word).line;
    return line;
}

/* A frame of any thread: below its first one is a sentinel, which has no function. */
static bool has_caller(const Frame *frame) { return (frame - 1)->function != NULL; }

/* ---- the frame object ---- */

static FrameObject *frame_object_new(Function *f, Code *code, Object *namespace_) {
    size_t size = sizeof(FrameObject) + code->local_count * sizeof(Object *);
    FrameObject *o = gc_alloc(size);
    if (o == NULL)
        return raise_no_memory(), NULL;
    memset(o, 0, size);
    o->head.refcount = 1;
    o->head.type = &frame_type;
    o->function = incref(f);
    o->code = incref(code);
    o->names = xincref(namespace_);
    o->trace_lines = true;
    gc_track(o);
    return o;
}

FrameObject *frame_object(Frame *frame) {
    if (frame->flags & FRAME_OBJECT)
        return incref(frame->object);
    FrameObject *o = frame_object_new(frame->function, frame->code, frame->names);
    if (o == NULL)
        return NULL;
    o->frame = frame;
    frame->object = o;
    frame->flags |= FRAME_OBJECT;
    if (frame->flags & FRAME_GENERATOR) { /* the generator owns it */
        o->generator = frame->generator;
        frame->generator->frame = o;
    }
    return incref(o);
}

FrameObject *generator_frame(Generator *g) {
    if (g->frame != NULL)
        return incref(g->frame);
    if (g->state == GENERATOR_FINISHED)
        return NULL;
    if (g->state == GENERATOR_RUNNING)
        for (Thread *t = &main_thread; t != NULL; t = t->next)
            for (Frame *f = t->frame; f > t->frame_base; f--)
                if (f->flags & FRAME_GENERATOR && f->generator == g)
                    return frame_object(f);
    FrameObject *o = frame_object_new(g->function, g->code, g->names);
    if (o == NULL)
        return NULL;
    o->generator = g;
    g->frame = incref(o);
    return o;
}

void frame_object_detach(FrameObject *object, Object **values, size_t count, uint32_t word) {
    object->frame = NULL;
    object->word = word;
    if (object->head.refcount == 1)
        return;
    object->count = count;
    memcpy(object->values, values, count * sizeof(Object *));
    memset(values, 0, count * sizeof(Object *));
}

/* The word that stands for the frame afterwards. An exception may leave it from clean-up code,
 * which has no line: then it is the one that the traceback tells. */
static uint32_t last_word(Frame *frame, FrameObject *object) {
    uint32_t word = frame_word(frame);
    Object *e = thread->exception;
    Traceback *entry =
        e != NULL && is_exception(e) ? (Traceback *)((BaseException *)e)->traceback : NULL;
    if (entry == NULL || !is_exact(entry, &traceback_type) || entry->frame != object
        || code_position(frame->code, word).line > 0)
        return word;
    return entry->word;
}

void frame_detach(Frame *frame) {
    FrameObject *object = frame->object;
    frame->object = NULL;
    frame->flags &= ~(uint32_t)FRAME_OBJECT;
    if (object->head.refcount > 1 && has_caller(frame) && object->back == NULL) {
        Object *pending = error_fetch();
        object->back = frame_object(frame - 1);
        if (object->back == NULL)
            error_clear();
        error_restore(pending);
    }
    frame_object_detach(object, frame->locals, frame->code->local_count, last_word(frame, object));
    decref(object);
}

/* Where the locals are now. */
static Object **values_of(FrameObject *o) {
    return o->frame ? o->frame->locals : o->generator ? o->generator->slots : o->values;
}

static uint32_t word_of(FrameObject *o) {
    if (o->frame)
        return frame_word(o->frame);
    if (o->generator)
        return (uint32_t)(o->generator->ip - o->code->words) - 1;
    return o->word;
}

static bool values_gone(FrameObject *o) {
    return o->frame == NULL && o->generator == NULL && o->count == 0;
}

/* The value of local i as Python sees it: what a cell holds rather than the cell. Borrowed or NULL.
 */
static Object *local_value(FrameObject *o, size_t i) {
    Object *value = values_gone(o) ? NULL : values_of(o)[i];
    if (value != NULL && is_exact(value, &cell_type)) {
        for (size_t c = 0; c < o->code->cell_names->length; c++)
            if (o->code->cell_slots[c] == i)
                return ((Cell *)value)->value;
    }
    return value;
}

/* Inlined comprehensions' hidden locals have names that no source can have, or stand twice: the
 * first bound one counts. */
static int add_local(Dict *d, Str *name, Object *value) {
    if (value == NULL || (name->length > 0 && str_at(name, 0) == '.'))
        return 0;
    if (dict_get_str_borrow(d, name) != NULL)
        return 0;
    return dict_set_str(d, name, value);
}

static Object *locals_snapshot(FrameObject *o) {
    Dict *d = dict_new();
    if (d == NULL)
        return NULL;
    for (size_t i = 0; i < o->code->local_count; i++)
        if (add_local(d, (Str *)o->code->local_names->items[i], local_value(o, i)) < 0)
            goto failed;
    for (size_t i = 0; o->function->closure != NULL && i < o->code->free_count; i++)
        if (add_local(d, (Str *)o->code->free_names->items[i],
                      ((Cell *)o->function->closure->items[i])->value)
            < 0)
            goto failed;
    if (o->extra_locals != NULL && dict_update(d, OBJ(o->extra_locals), 1) < 0)
        goto failed;
    return OBJ(d);
failed:
    decref(d);
    return NULL;
}

/* In a module or class, only a comprehension that runs inline has locals of its own: locals() there
 * shows these and nothing else, as in CPython 3.13. */
static bool in_comprehension(Frame *frame) {
    for (size_t i = 0; i < frame->code->local_count; i++) {
        Str *name = (Str *)frame->code->local_names->items[i];
        if (frame->locals[i] != NULL && name->length > 0 && str_at(name, 0) != '.'
            && name != NAME(__class__) && name != NAME(__classdict__)) /* a class body's cells */
            return true;
    }
    return false;
}

Object *frame_locals(Frame *frame) {
    if (frame->names != NULL && !in_comprehension(frame))
        return incref(frame->names);
    FrameObject *o = frame_object(frame);
    if (o == NULL)
        return NULL;
    Object *snapshot = locals_snapshot(o);
    decref(o);
    return snapshot;
}

Object *frame_object_locals(FrameObject *o) {
    return o->names ? incref(o->names) : locals_snapshot(o);
}

/* Where a local of this name stands: the value's place, or the place in its cell; NULL: there is
 * none. Of names that stand twice, for comprehensions, the bound one. */
static Object **local_place(FrameObject *o, Str *name) {
    Object **place = NULL;
    for (size_t i = 0; i < o->code->local_count && !values_gone(o); i++) {
        if (!str_equal((Str *)o->code->local_names->items[i], name))
            continue;
        Object *value = local_value(o, i), **at = &values_of(o)[i];
        if (*at != value)
            at = &((Cell *)*at)->value;
        if (place == NULL || value != NULL)
            place = at;
        if (value != NULL)
            return place;
    }
    for (size_t i = 0; place == NULL && o->function->closure != NULL && i < o->code->free_count;
         i++)
        if (str_equal((Str *)o->code->free_names->items[i], name))
            place = &((Cell *)o->function->closure->items[i])->value;
    return place;
}

Object *frame_object_local(FrameObject *o, Str *name) {
    Object **place = local_place(o, name);
    return place ? *place : NULL;
}

bool frame_object_set_local(FrameObject *o, Str *name, Object *value) {
    Object **place = local_place(o, name);
    if (place != NULL)
        REPLACE_STEAL(*place, incref(value));
    return place != NULL;
}

static Object *get_locals(Object *self, void *closure) {
    (void)closure;
    FrameObject *o = (FrameObject *)self;
    return o->names ? incref(o->names) : frame_locals_proxy(o);
}
static Object *get_back(Object *self, void *closure) {
    (void)closure;
    FrameObject *o = (FrameObject *)self;
    if (o->frame != NULL)
        return has_caller(o->frame) ? OBJ(frame_object(o->frame - 1)) : new_none();
    return incref(o->back ? OBJ(o->back) : KNone);
}
static Object *get_line(Object *self, void *closure) {
    (void)closure;
    FrameObject *o = (FrameObject *)self;
    int line = code_position(o->code, word_of(o)).line;
    return line > 0 ? int_from_i64(line) : new_none();
}
static Object *get_last_instruction(Object *self, void *closure) {
    (void)closure;
    return int_from_i64((int64_t)word_of((FrameObject *)self) * (int64_t)sizeof(uint32_t));
}
static Object *get_globals(Object *self, void *closure) {
    (void)closure;
    return incref(((FrameObject *)self)->function->globals);
}
static Object *get_builtins(Object *self, void *closure) {
    (void)closure;
    return incref(((FrameObject *)self)->function->builtins);
}
static const GetSetDef getsets[] = {
    {"f_locals", get_locals, NULL, NULL, NULL},
    {"f_back", get_back, NULL, NULL, NULL},
    {"f_lineno", get_line, NULL, NULL, NULL},
    {"f_lasti", get_last_instruction, NULL, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL, NULL},
    {0},
};
static const MemberDef members[] = {
    {"f_code", MEMBER_OBJECT, offsetof(FrameObject, code), false, NULL},
    {"f_trace", MEMBER_OBJECT, offsetof(FrameObject, trace), true, NULL},
    {"f_trace_lines", MEMBER_BOOL, offsetof(FrameObject, trace_lines), true, NULL},
    {"f_trace_opcodes", MEMBER_BOOL, offsetof(FrameObject, trace_opcodes), true, NULL},
    {0},
};

static Object *frame_clear_method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FrameObject *o = (FrameObject *)self;
    if (o->frame != NULL)
        return raise_runtime_error("cannot clear an executing frame");
    if (o->generator != NULL) {
        if (o->generator->state == GENERATOR_SUSPENDED)
            return raise_runtime_error("cannot clear a suspended frame");
        generator_finalize(OBJ(o->generator));
        if (o->generator != NULL)
            generator_finish(o->generator);
    }
    for (size_t i = 0; i < o->count; i++)
        CLEAR(o->values[i]);
    return new_none();
}
static Object *frame_size_of(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_from_u64(sizeof(FrameObject)
                        + ((FrameObject *)self)->code->local_count * sizeof(Object *));
}
static const MethodDef methods[] = {
    {"__sizeof__", frame_size_of, "", 0, "Bytes in memory."},
    {"clear", frame_clear_method, "", 0, "Drop the references that the frame holds."},
    {0},
};

static Object *frame_repr(Object *self) {
    FrameObject *o = (FrameObject *)self;
    return OBJ(str_format("<frame at %p, file %R, line %d, code %U>", o, o->code->filename,
                          code_position(o->code, word_of(o)).line, o->code->name));
}
static int frame_traverse(Object *self, VisitFn visit, void *arg) {
    FrameObject *o = (FrameObject *)self;
    VISIT(o->back);
    VISIT(o->function);
    VISIT(o->names);
    VISIT(o->extra_locals);
    VISIT(o->trace);
    for (size_t i = 0; i < o->count; i++)
        VISIT(o->values[i]);
    return 0;
}
static int frame_clear(Object *self) {
    FrameObject *o = (FrameObject *)self;
    CLEAR(o->back);
    CLEAR(o->trace);
    CLEAR(o->extra_locals);
    for (size_t i = 0; i < o->count; i++)
        CLEAR(o->values[i]);
    return 0;
}
static void frame_dealloc(Object *self) {
    FrameObject *o = (FrameObject *)self;
    gc_untrack(self);
    size_t size = sizeof(FrameObject) + o->code->local_count * sizeof(Object *);
    frame_clear(self);
    CLEAR(o->names);
    CLEAR(o->function);
    CLEAR(o->code);
    gc_free(o, size);
}

Type frame_type = {
    .head = HEAD(&type_type),
    .name = "frame",
    .size = sizeof(FrameObject),
    .item_size = sizeof(Object *),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = frame_dealloc,
    .traverse = frame_traverse,
    .clear = frame_clear,
    .repr = frame_repr,
    .getsets = getsets,
    .members = members,
    .methods = methods,
};

/* ---- tracebacks ---- */

static Traceback *traceback_new(Traceback *next, FrameObject *frame_steal, uint32_t word) {
    Traceback *t = (Traceback *)object_new(&traceback_type);
    if (t == NULL) {
        decref(frame_steal);
        return NULL;
    }
    t->next = xincref(next);
    t->frame = frame_steal;
    t->word = word;
    gc_track(t);
    return t;
}

void traceback_add(Frame *frame) {
    BaseException *e = (BaseException *)error_fetch();
    FrameObject *object = frame_object(frame);
    Traceback *t =
        object ? traceback_new((Traceback *)e->traceback, object, frame_word(frame)) : NULL;
    if (t == NULL && !object_is(OBJ(e), &exc_MemoryError)) {
        error_chain_steal(OBJ(e)); /* as in CPython */
        return;
    }
    if (t != NULL)
        REPLACE_STEAL(e->traceback, OBJ(t));
    error_restore(OBJ(e));
}

static Object *tb_line(Object *self, void *closure) {
    (void)closure;
    Traceback *t = (Traceback *)self;
    int line = code_position(t->frame->code, t->word).line;
    return line > 0 ? int_from_i64(line) : new_none();
}
static Object *tb_last_instruction(Object *self, void *closure) {
    (void)closure;
    return int_from_i64((int64_t)((Traceback *)self)->word * (int64_t)sizeof(uint32_t));
}
static Object *tb_get_next(Object *self, void *closure) {
    (void)closure;
    Traceback *t = (Traceback *)self;
    return incref(t->next ? OBJ(t->next) : KNone);
}
static int tb_set_next(Object *self, Object *value, void *closure) {
    (void)closure;
    if (value == NULL)
        return raise_type_error("can't delete tb_next attribute"), -1;
    if (value != KNone && !is_exact(value, &traceback_type))
        return raise_type_error("expected traceback object, got '%T'", value), -1;
    Traceback *next = value == KNone ? NULL : (Traceback *)value;
    for (Traceback *t = next; t != NULL; t = t->next)
        if (OBJ(t) == self)
            return raise_value_error("traceback loop detected"), -1;
    REPLACE_STEAL(((Traceback *)self)->next, xincref(next));
    return 0;
}
static const GetSetDef tb_getsets[] = {
    {"tb_lineno", tb_line, NULL, NULL, NULL},
    {"tb_lasti", tb_last_instruction, NULL, NULL, NULL},
    {"tb_next", tb_get_next, tb_set_next, NULL, NULL},
    {0},
};
static const MemberDef tb_members[] = {
    {"tb_frame", MEMBER_OBJECT, offsetof(Traceback, frame), false, NULL}, {0}};

static Object *tb_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *a[4];
    (void)type;
    if (args_bind("traceback", "tb_next, tb_frame, tb_lasti, tb_lineno", &signature, args, nargs,
                  kwnames, a)
        < 0)
        return NULL;
    if (a[0] != KNone && !is_exact(a[0], &traceback_type))
        return raise_type_error("expected traceback object or None, got '%T'", a[0]);
    if (!is_exact(a[1], &frame_type))
        return raise_type_error("traceback() argument 'tb_frame' must be frame, not %T", a[1]);
    int64_t last = int_as_i64(a[2]);
    if (last == -1 && error_occurred())
        return NULL;
    return OBJ(traceback_new(a[0] == KNone ? NULL : (Traceback *)a[0], incref(a[1]),
                             (uint32_t)((uint64_t)last / sizeof(uint32_t))));
}

static int tb_traverse(Object *self, VisitFn visit, void *arg) {
    VISIT(((Traceback *)self)->next);
    VISIT(((Traceback *)self)->frame);
    return 0;
}
static int tb_clear(Object *self) {
    CLEAR(((Traceback *)self)->next);
    return 0;
}
static void tb_dealloc(Object *self) {
    gc_untrack(self);
    CLEAR(((Traceback *)self)->next);
    CLEAR(((Traceback *)self)->frame);
    object_free(self);
}

Type traceback_type = {
    .head = HEAD(&type_type),
    .name = "traceback",
    .size = sizeof(Traceback),
    .flags = TYPE_GC,
    .dealloc = tb_dealloc,
    .traverse = tb_traverse,
    .clear = tb_clear,
    .new_ = tb_new,
    .getsets = tb_getsets,
    .members = tb_members,
};
