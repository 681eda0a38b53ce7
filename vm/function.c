/* Python functions: the type, its attributes, making one from a code object.
 *
 * Invariants: simple_argc mirrors code->simple_argc; a code object that was replaced stays in
 * `retired`, since a running frame borrows it through us. */
#include "vm/function.h"

#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/eval.h"
#include "vm/slow.h"

extern Dict *builtins_dict(void); /* builtins.c: the builtins module's dict, borrowed */

/* Those of the running code, so that what it makes is as restricted as itself. */
static Dict *current_builtins(void) {
    Frame *frame = thread->frame;
    return frame > thread->frame_base && frame->function != NULL ? frame->function->builtins
                                                                 : builtins_dict();
}

Dict *globals_builtins(Dict *globals) {
    Object *o = dict_get_str_borrow(globals, NAME(__builtins__));
    if (o == NULL)
        return current_builtins();
    if (is_dict(o))
        return (Dict *)o;
    return object_is(o, &module_type) ? ((Module *)o)->dict : builtins_dict();
}

int globals_add_builtins(Dict *globals) {
    if (dict_get_str_borrow(globals, NAME(__builtins__)) != NULL)
        return 0;
    return dict_set_str(globals, NAME(__builtins__), OBJ(current_builtins()));
}

Function *function_new(Code *code, Dict *globals) {
    Dict *builtins = globals_builtins(globals);
    if (builtins == NULL)
        return NULL;
    Function *f = (Function *)object_new(&function_type);
    if (f == NULL)
        return NULL;
    f->code = incref(code);
    f->simple_argc = code->simple_argc;
    f->globals = incref(globals);
    f->builtins = incref(builtins);
    f->name = incref(code->name);
    f->qualname = incref(code->qualname);
    f->module = xincref(dict_get_str_borrow(globals, NAME(__name__)));
    bool has_doc = code->constants_tuple->length > 0 && is_str(code->constants[0])
                   && code->flags & CODE_HAS_DOCSTRING;
    f->doc = incref(has_doc ? code->constants[0] : KNone);
    gc_track(f);
    return f;
}

/* MAKE_FUNCTION: operands lie below sp in the order of opcode.def. */
Object *make_function(Frame *frame, Object **sp, uint32_t flags, Object ***sp_out) {
    Code *code = (Code *)*--sp;
    Function *f = function_new(code, frame->function->globals);
    decref(code);
    if (f == NULL) {
        *sp_out = sp;
        return NULL;
    }
    if (flags & 8)
        f->closure = (Tuple *)*--sp;
    if (flags & 4)
        f->annotations = *--sp;
    if (flags & 2)
        f->kwdefaults = (Dict *)*--sp;
    if (flags & 1)
        f->defaults = (Tuple *)*--sp;
    *sp_out = sp;
    return OBJ(f);
}

static void dealloc(Object *o) {
    Function *f = (Function *)o;
    gc_untrack(o);
    CLEAR(f->code);
    CLEAR(f->globals);
    CLEAR(f->builtins);
    CLEAR(f->closure);
    CLEAR(f->defaults);
    CLEAR(f->kwdefaults);
    CLEAR(f->name);
    CLEAR(f->qualname);
    CLEAR(f->module);
    CLEAR(f->doc);
    CLEAR(f->annotations);
    CLEAR(f->type_params);
    CLEAR(f->dict);
    CLEAR(f->retired);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Function *f = (Function *)o;
    VISIT(f->globals);
    VISIT(f->builtins);
    VISIT(f->closure);
    VISIT(f->defaults);
    VISIT(f->kwdefaults);
    VISIT(f->name);
    VISIT(f->qualname);
    VISIT(f->module);
    VISIT(f->doc);
    VISIT(f->annotations);
    VISIT(f->type_params);
    VISIT(f->dict);
    return 0;
}

/* Globals and code stay: a running frame uses them. Names may be of a class of the program's, and
 * are never NULL. */
static int clear(Object *o) {
    Function *f = (Function *)o;
    CLEAR(f->closure);
    CLEAR(f->defaults);
    CLEAR(f->kwdefaults);
    CLEAR(f->module);
    REPLACE_STEAL(f->name, incref(NAME(empty_)));
    REPLACE_STEAL(f->qualname, incref(NAME(empty_)));
    CLEAR(f->annotations);
    CLEAR(f->type_params);
    CLEAR(f->dict);
    CLEAR(f->doc);
    f->simple_argc = -1; /* a call now has to look at what is left */
    return 0;
}

static Object *repr(Object *o) {
    return OBJ(str_format("<function %U at %p>", ((Function *)o)->qualname, o));
}

static Object *descr_get(Object *descr, Object *obj, Object *type) {
    (void)type;
    return obj == NULL ? incref(descr) : method_new(descr, obj);
}

/* ---- attributes ---- */

static Object *get_code(Object *o, void *closure) {
    (void)closure;
    return incref(((Function *)o)->code);
}

static int set_code(Object *o, Object *value, void *closure) {
    (void)closure;
    Function *f = (Function *)o;
    if (value == NULL || !is_exact(value, &code_type))
        return raise_type_error("__code__ must be set to a code object"), -1;
    Code *code = (Code *)value;
    size_t cells = f->closure ? f->closure->length : 0;
    if (code->free_count != cells)
        return raise_value_error("%U() requires a code object with %zu free vars, not %u", f->name,
                                 cells, code->free_count),
               -1;
    enum { KIND = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR };
    if ((code->flags & KIND) != (f->code->flags & KIND)
        && warn(&exc_DeprecationWarning, "Assigning a code object of non-matching type is "
                                         "deprecated (e.g., from a generator to a plain function)")
               < 0)
        return -1;
    if (f->retired == NULL && (f->retired = OBJ(list_new(0))) == NULL)
        return -1;
    if (list_append((List *)f->retired, OBJ(f->code)) < 0)
        return -1;
    REPLACE_STEAL(f->code, incref(code));
    f->simple_argc = code->simple_argc;
    return 0;
}

static Object *get_defaults(Object *o, void *closure) {
    (void)closure;
    Tuple *t = ((Function *)o)->defaults;
    return incref(t ? OBJ(t) : KNone);
}

static int set_defaults(Object *o, Object *value, void *closure) {
    (void)closure;
    if (value == KNone)
        value = NULL;
    if (value != NULL && !is_tuple(value))
        return raise_type_error("__defaults__ must be set to a tuple object"), -1;
    REPLACE_STEAL(((Function *)o)->defaults, xincref(value));
    return 0;
}

static Object *get_kwdefaults(Object *o, void *closure) {
    (void)closure;
    Dict *d = ((Function *)o)->kwdefaults;
    return incref(d ? OBJ(d) : KNone);
}

static int set_kwdefaults(Object *o, Object *value, void *closure) {
    (void)closure;
    if (value == KNone)
        value = NULL;
    if (value != NULL && !is_dict(value))
        return raise_type_error("__kwdefaults__ must be set to a dict object"), -1;
    REPLACE_STEAL(((Function *)o)->kwdefaults, xincref(value));
    return 0;
}

/* The compiler leaves annotations as a flat tuple of names and values; the dict is made when
 * somebody asks. */
static Object *get_annotations(Object *o, void *closure) {
    (void)closure;
    Function *f = (Function *)o;
    if (f->annotations != NULL && is_dict(f->annotations))
        return incref(f->annotations);
    Dict *d = dict_new();
    Tuple *flat = (Tuple *)f->annotations;
    for (size_t i = 0; d != NULL && flat != NULL && i + 1 < flat->length; i += 2)
        if (dict_set(d, flat->items[i], flat->items[i + 1]) < 0)
            CLEAR(d);
    if (d == NULL)
        return NULL;
    REPLACE_STEAL(f->annotations, incref(d));
    return OBJ(d);
}

static int set_annotations(Object *o, Object *value, void *closure) {
    (void)closure;
    if (value == KNone)
        value = NULL;
    if (value != NULL && !is_dict(value))
        return raise_type_error("__annotations__ must be set to a dict object"), -1;
    REPLACE_STEAL(((Function *)o)->annotations, xincref(value));
    return 0;
}

static Object *get_name(Object *o, void *closure) {
    return incref(*(Str **)((char *)o + (size_t)closure));
}

static int set_name(Object *o, Object *value, void *closure) {
    bool qualified = (size_t)closure == offsetof(Function, qualname);
    if (value == NULL || !is_str(value))
        return raise_type_error("%s must be set to a string object",
                                qualified ? "__qualname__" : "__name__"),
               -1;
    Str **field = (Str **)((char *)o + (size_t)closure);
    REPLACE_STEAL(*field, incref(value));
    return 0;
}

static Object *get_dict(Object *o, void *closure) {
    (void)closure;
    return object_dict(o);
}

static int set_dict(Object *o, Object *value, void *closure) {
    (void)closure;
    if (value == NULL)
        return raise_type_error("cannot delete __dict__"), -1;
    if (!is_dict(value))
        return raise_type_error("__dict__ must be set to a dictionary, not a '%T'", value), -1;
    REPLACE_STEAL(((Function *)o)->dict, incref(value));
    return 0;
}

static Object *get_type_params(Object *o, void *closure) {
    (void)closure;
    Tuple *t = ((Function *)o)->type_params;
    return incref(t ? t : tuple_empty);
}

static int set_type_params(Object *o, Object *value, void *closure) {
    (void)closure;
    if (value == NULL || !is_tuple(value))
        return raise_type_error("__type_params__ must be set to a tuple"), -1;
    REPLACE_STEAL(((Function *)o)->type_params, incref(value));
    return 0;
}

static const GetSetDef getsets[] = {
    {"__code__", get_code, set_code, NULL, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {"__name__", get_name, set_name, NULL, (void *)offsetof(Function, name)},
    {"__qualname__", get_name, set_name, NULL, (void *)offsetof(Function, qualname)},
    {"__dict__", get_dict, set_dict, NULL, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL, NULL},
    {0},
};
static const MemberDef members[] = {
    {"__doc__", MEMBER_OBJECT, offsetof(Function, doc), true, NULL},
    {"__module__", MEMBER_OBJECT, offsetof(Function, module), true, NULL},
    {"__closure__", MEMBER_OBJECT, offsetof(Function, closure), false, NULL},
    {"__globals__", MEMBER_OBJECT, offsetof(Function, globals), false, NULL},
    {"__builtins__", MEMBER_OBJECT, offsetof(Function, builtins), false, NULL},
    {0},
};

/* types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None) */
static Object *new_function(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *a[6];
    (void)type;
    if (args_bind("function",
                  "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None",
                  &signature, args, nargs, kwnames, a)
        < 0)
        return NULL;
    if (!is_exact(a[0], &code_type))
        return raise_type_error("function() argument 'code' must be code, not %T", a[0]);
    if (!is_dict(a[1]))
        return raise_type_error("function() argument 'globals' must be dict, not %T", a[1]);
    if (a[2] != NULL && a[2] != KNone && !is_str(a[2]))
        return raise_type_error("arg 3 (name) must be None or string");
    if (a[3] != NULL && a[3] != KNone && !is_tuple(a[3]))
        return raise_type_error("arg 4 (defaults) must be None or tuple");
    Code *code = (Code *)a[0];
    bool closed = a[4] != NULL && a[4] != KNone;
    if (!closed && code->free_count > 0)
        return raise_type_error("arg 5 (closure) must be tuple");
    if (closed && !is_tuple(a[4]))
        return raise_type_error(code->free_count ? "arg 5 (closure) must be tuple"
                                                 : "arg 5 (closure) must be None or tuple");
    size_t cells = closed ? ((Tuple *)a[4])->length : 0;
    if (cells != code->free_count)
        return raise_value_error("%U requires closure of length %u, not %zu", code->name,
                                 code->free_count, cells);
    for (size_t i = 0; i < cells; i++)
        if (!is_exact(((Tuple *)a[4])->items[i], &cell_type))
            return raise_type_error("arg 5 (closure) expected cell, found %T",
                                    ((Tuple *)a[4])->items[i]);
    Function *f = function_new(code, (Dict *)a[1]);
    if (f == NULL)
        return NULL;
    if (a[2] != NULL && a[2] != KNone)
        REPLACE_STEAL(f->name, incref(a[2]));
    if (a[3] != NULL && a[3] != KNone)
        f->defaults = incref(a[3]);
    if (cells)
        f->closure = incref(a[4]);
    if (a[5] != NULL && is_dict(a[5]))
        f->kwdefaults = incref(a[5]);
    return OBJ(f);
}

Type function_type = {
    .head = HEAD(&type_type),
    .name = "function",
    .size = sizeof(Function),
    .flags = TYPE_GC | TYPE_METHOD_DESCR | TYPE_WEAKREF,
    .dict_offset = offsetof(Function, dict),
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = repr,
    .call = function_call,
    .descr_get = descr_get,
    .new_ = new_function,
    .getsets = getsets,
    .members = members,
    .doc = "A function made of a code object.",
    .signature = "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None",
};
