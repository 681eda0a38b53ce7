/* code: see code.h. Making one, its position table, its attributes, comparison and replace().
 *
 * The position table is a sequence of entries, each for a run of words with the same position:
 *   count of words, line less the last entry's (signed), end line less line, column + 1, end column
 * + 1 as variable-length numbers, seven bits a byte, low ones first. So a position that goes on
 * costs nothing, and an ordinary entry five bytes.
 */
#include "runtime/objects/code.h"

#include "runtime/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/hash.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/objects/weakref.h"
#include "runtime/opcode.h"

const OpcodeInfo opcode_info[OPCODE_COUNT] = {
#define OP(name, operands, cache, pops, pushes, prose) {#name, operands, cache, pops, pushes},
#include "runtime/opcode.def"
};

static uint32_t last_version;
uint32_t code_epoch;

Code *code_new(void) {
    Code *code = (Code *)object_new(&code_type);
    if (code != NULL) {
        code->version = ++last_version;
        code->simple_argc = -1;
    }
    return code;
}

static void dealloc(Object *o) {
    Code *code = (Code *)o;
    code_epoch++;
    weakref_clear_all(o);
    if (code->words)
        mem_free(code->words, code->word_count * sizeof(uint32_t));
    if (code->cell_slots)
        mem_free(code->cell_slots, code->cell_names->length * sizeof(uint32_t));
    if (code->handlers)
        mem_free(code->handlers, code->handler_count * sizeof(Handler));
    if (code->positions)
        mem_free(code->positions, code->positions_size);
    xdecref(code->constants_tuple);
    xdecref(code->names_tuple);
    xdecref(code->local_names);
    xdecref(code->cell_names);
    xdecref(code->free_names);
    xdecref(code->filename);
    xdecref(code->name);
    xdecref(code->qualname);
    object_free(o);
}

/* ---- positions */

static void put_byte(PositionWriter *w, uint8_t byte) {
    if (w->size == w->capacity && !w->failed) {
        size_t capacity = w->capacity ? w->capacity * 2 : 64;
        uint8_t *data = mem_resize(w->data, w->capacity, capacity);
        if (data == NULL) {
            w->failed = true;
            return;
        }
        w->data = data;
        w->capacity = capacity;
    }
    if (!w->failed)
        w->data[w->size++] = byte;
}

static void put_number(PositionWriter *w, uint32_t n) {
    for (; n >= 0x80; n >>= 7)
        put_byte(w, (uint8_t)(n | 0x80));
    put_byte(w, (uint8_t)n);
}

static uint32_t get_number(const uint8_t **p) {
    uint32_t n = 0;
    int shift = 0;
    uint8_t byte;
    do {
        byte = *(*p)++;
        n |= (uint32_t)(byte & 0x7f) << shift;
        shift += 7;
    } while (byte & 0x80);
    return n;
}

static uint32_t fold_sign(int32_t n) { return (uint32_t)n << 1 ^ (uint32_t)(n >> 31); }
static int32_t unfold_sign(uint32_t n) { return (int32_t)(n >> 1) ^ -(int32_t)(n & 1); }

/* `line` is the last entry's line; the run's own is in w->last. */
static void flush_run(PositionWriter *w) {
    if (w->run == 0)
        return;
    put_number(w, w->run);
    put_number(w, fold_sign(w->last.line - w->written_line));
    put_number(w, fold_sign(w->last.end_line - w->last.line));
    put_number(w, (uint32_t)(w->last.column + 1));
    put_number(w, (uint32_t)(w->last.end_column + 1));
    w->written_line = w->last.line;
    w->run = 0;
}

bool position_lines_only;

void position_write(PositionWriter *w, Position p) {
    if (position_lines_only)
        p = (Position){p.line, p.line, -1, -1};
    bool same = p.line == w->last.line && p.end_line == w->last.end_line
                && p.column == w->last.column && p.end_column == w->last.end_column;
    if (!same || w->run == 0) {
        flush_run(w);
        w->last = p;
    }
    w->run++;
}

bool position_finish(PositionWriter *w, Code *code) {
    flush_run(w);
    if (!w->failed && w->size > 0) {
        code->positions = mem_alloc(w->size);
        w->failed = code->positions == NULL;
        if (!w->failed) {
            memcpy(code->positions, w->data, w->size);
            code->positions_size = (uint32_t)w->size;
        }
    }
    if (w->data)
        mem_free(w->data, w->capacity);
    if (w->failed)
        raise_no_memory();
    return !w->failed;
}

/* Steps through the table. */
typedef struct PositionReader {
    const uint8_t *next, *end;
    uint32_t word;  /* first of the run */
    uint32_t count; /* words in the run; 0 before the first */
    Position at;
} PositionReader;

static PositionReader reader_start(const Code *code) {
    return (PositionReader){
        code->positions, code->positions + code->positions_size, 0, 0, {0, 0, -1, -1}};
}

static bool reader_next(PositionReader *r) {
    if (r->next == r->end)
        return false;
    r->word += r->count;
    r->count = get_number(&r->next);
    r->at.line += unfold_sign(get_number(&r->next));
    r->at.end_line = r->at.line + unfold_sign(get_number(&r->next));
    r->at.column = (int32_t)get_number(&r->next) - 1;
    r->at.end_column = (int32_t)get_number(&r->next) - 1;
    return true;
}

Position code_position(Code *code, uint32_t word) {
    PositionReader r = reader_start(code);
    while (reader_next(&r))
        if (word < r.word + r.count)
            return r.at;
    return (Position){(int32_t)code->first_line, (int32_t)code->first_line, -1, -1};
}

static Object *int_or_none(int64_t value, bool none) {
    return none ? new_none() : int_from_i64(value);
}

/* co_positions(): a (line, end line, column, end column) for each word. */
static Object *positions(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    List *list = list_new(0);
    PositionReader r = reader_start((Code *)self);
    while (list != NULL && reader_next(&r)) {
        bool none = r.at.line == 0;
        Object *items[4] = {int_or_none(r.at.line, none), int_or_none(r.at.end_line, none),
                            int_or_none(r.at.column, r.at.column < 0),
                            int_or_none(r.at.end_column, r.at.end_column < 0)};
        Object *entry =
            items[0] && items[1] && items[2] && items[3] ? OBJ(tuple_from_array(items, 4)) : NULL;
        for (int i = 0; i < 4; i++)
            xdecref(items[i]);
        for (uint32_t i = 0; entry != NULL && i < r.count; i++) {
            if (list_append(list, entry) < 0)
                CLEAR(entry);
        }
        if (entry == NULL)
            CLEAR(list);
        xdecref(entry);
    }
    Object *iterator = list ? object_iter(OBJ(list)) : NULL;
    xdecref(list);
    return iterator;
}

static int add_lines(List *list, uint32_t start, uint32_t end, int32_t line) {
    Object *from = int_from_i64((int64_t)start * 4), *to = int_from_i64((int64_t)end * 4),
           *at = int_or_none(line, line == 0);
    Object *items[3] = {from, to, at};
    Object *entry = from && to && at ? OBJ(tuple_from_array(items, 3)) : NULL;
    for (int i = 0; i < 3; i++)
        xdecref(items[i]);
    return entry ? list_append_steal(list, entry) : -1;
}

/* co_lines(): (start, end, line) in bytes, for each run of one line. */
static Object *lines(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    List *list = list_new(0);
    PositionReader r = reader_start((Code *)self);
    uint32_t start = 0, end = 0;
    int32_t line = 0;
    while (list != NULL && reader_next(&r)) {
        if (end > start && r.at.line != line) {
            if (add_lines(list, start, end, line) < 0)
                CLEAR(list);
            start = r.word;
        }
        line = r.at.line;
        end = r.word + r.count;
    }
    if (list != NULL && end > start && add_lines(list, start, end, line) < 0)
        CLEAR(list);
    Object *iterator = list ? object_iter(OBJ(list)) : NULL;
    xdecref(list);
    return iterator;
}

/* ---- attributes */

#define NUMBER_GETTER(name, field)                                                                 \
    static Object *get_##name(Object *o, void *closure) {                                          \
        (void)closure;                                                                             \
        return int_from_i64(((Code *)o)->field);                                                   \
    }
NUMBER_GETTER(argcount, argcount)
NUMBER_GETTER(posonlyargcount, positional_only)
NUMBER_GETTER(kwonlyargcount, keyword_only)
NUMBER_GETTER(stacksize, stack_size)
NUMBER_GETTER(flags, flags)
NUMBER_GETTER(firstlineno, first_line)
#undef NUMBER_GETTER

static bool is_cell_slot(const Code *code, uint32_t slot) {
    for (size_t i = 0; i < code->cell_names->length; i++)
        if (code->cell_slots[i] == slot)
            return true;
    return false;
}

static uint32_t parameter_count(const Code *code) {
    return code->argcount + code->keyword_only + ((code->flags & CODE_VARARGS) != 0)
           + ((code->flags & CODE_VARKEYWORDS) != 0);
}

/* Parameters and locals; neither cells that are no parameters, nor a comprehension's variable
 * beside a local of that name. */
static Object *get_varnames(Object *o, void *closure) {
    (void)closure;
    Code *code = (Code *)o;
    List *list = list_new(0);
    for (uint32_t i = 0; list != NULL && i < code->local_count; i++) {
        Object *name = code->local_names->items[i];
        bool skip = i >= parameter_count(code) && is_cell_slot(code, i);
        for (size_t k = 0; k < list->length && !skip; k++)
            skip = list->items[k] == name;
        if (!skip && list_append(list, name) < 0)
            CLEAR(list);
    }
    Object *names = list ? OBJ(list_to_tuple(list)) : NULL;
    xdecref(list);
    return names;
}

static Object *get_nlocals(Object *o, void *closure) {
    Object *names = get_varnames(o, closure);
    Object *count = names ? int_from_i64((int64_t)((Tuple *)names)->length) : NULL;
    xdecref(names);
    return count;
}

static Object *get_code(Object *o, void *closure) {
    (void)closure;
    Code *code = (Code *)o;
    return bytes_from_data((const char *)code->words, code->word_count * sizeof(uint32_t));
}

static Object *get_linetable(Object *o, void *closure) {
    (void)closure;
    return bytes_from_data((const char *)((Code *)o)->positions, ((Code *)o)->positions_size);
}

static Object *get_exceptiontable(Object *o, void *closure) {
    (void)closure;
    return bytes_from_data((const char *)((Code *)o)->handlers,
                           ((Code *)o)->handler_count * sizeof(Handler));
}

/* ---- comparison */

/* Quickened words are compared by what the compiler wrote: positions, names and constants; the
 * words themselves change. */
static bool same_code(Code *a, Code *b) {
    if (a->argcount != b->argcount || a->positional_only != b->positional_only
        || a->keyword_only != b->keyword_only || a->flags != b->flags
        || a->first_line != b->first_line || a->word_count != b->word_count
        || a->handler_count != b->handler_count || a->positions_size != b->positions_size
        || !str_equal(a->name, b->name))
        return false;
    return (a->positions_size == 0 || memcmp(a->positions, b->positions, a->positions_size) == 0)
           && (a->handler_count == 0
               || memcmp(a->handlers, b->handlers, a->handler_count * sizeof(Handler)) == 0);
}

/* Equal, and of equal types, throughout: 1 is not 1.0 here. */
static int same_values(Object *a, Object *b) {
    if (type_of(a) != type_of(b))
        return 0;
    if (a->type == &tuple_type) {
        Tuple *x = (Tuple *)a, *y = (Tuple *)b;
        if (x->length != y->length)
            return 0;
        for (size_t i = 0; i < x->length; i++) {
            int same = same_values(x->items[i], y->items[i]);
            if (same <= 0)
                return same;
        }
        return 1;
    }
    return object_compare_bool(a, b, CMP_EQ);
}

static Object *compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &code_type) || !is_exact(b, &code_type) || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    Code *x = (Code *)a, *y = (Code *)b;
    int same = x == y || same_code(x, y);
    if (same && x != y) {
        Tuple *const pairs[][2] = {{x->names_tuple, y->names_tuple},
                                   {x->local_names, y->local_names},
                                   {x->cell_names, y->cell_names},
                                   {x->free_names, y->free_names},
                                   {x->constants_tuple, y->constants_tuple}};
        for (int i = 0; i < 5 && same > 0; i++)
            same = same_values(OBJ(pairs[i][0]), OBJ(pairs[i][1]));
        if (same < 0)
            return NULL;
    }
    return new_bool((op == CMP_EQ) == (same > 0));
}

static int64_t hash(Object *o) {
    Code *code = (Code *)o;
    int64_t h = (int64_t)str_hash(code->name) ^ code->first_line ^ (int64_t)code->argcount << 8
                ^ (int64_t)code->word_count << 16;
    return h == -1 ? -2 : h;
}

static Object *repr(Object *o) {
    Code *code = (Code *)o;
    return OBJ(str_format("<code object %U at %p, file \"%U\", line %d>", code->name, (void *)code,
                          code->filename, (int)code->first_line));
}

/* ---- replace() */

static bool copy_tables(Code *to, const Code *from) {
    to->words = mem_alloc_array(from->word_count, sizeof(uint32_t));
    if (to->words == NULL)
        return false;
    memcpy(to->words, from->words, from->word_count * sizeof(uint32_t));
    to->word_count = from->word_count;
    if (from->handler_count > 0) {
        to->handlers = mem_alloc_array(from->handler_count, sizeof(Handler));
        if (to->handlers == NULL)
            return false;
        memcpy(to->handlers, from->handlers, from->handler_count * sizeof(Handler));
        to->handler_count = from->handler_count;
    }
    if (from->positions_size > 0) {
        to->positions = mem_alloc(from->positions_size);
        if (to->positions == NULL)
            return false;
        memcpy(to->positions, from->positions, from->positions_size);
        to->positions_size = from->positions_size;
    }
    if (from->cell_slots != NULL) {
        to->cell_slots = mem_alloc_array(from->cell_names->length, sizeof(uint32_t));
        if (to->cell_slots == NULL)
            return false;
        memcpy(to->cell_slots, from->cell_slots, from->cell_names->length * sizeof(uint32_t));
    }
    return true;
}

/* Quickened words are copied as they stand: what guards them (versions of shapes, types and dicts)
 * is the same for every code object. */
static Code *copy(Code *from) {
    Code *code = code_new();
    if (code == NULL)
        return NULL;
    code->argcount = from->argcount;
    code->positional_only = from->positional_only;
    code->keyword_only = from->keyword_only;
    code->flags = from->flags;
    code->local_count = from->local_count;
    code->free_count = from->free_count;
    code->stack_size = from->stack_size;
    code->simple_argc = from->simple_argc;
    code->first_line = from->first_line;
    code->constants_tuple = incref(from->constants_tuple);
    code->constants = code->constants_tuple->items;
    code->names_tuple = incref(from->names_tuple);
    code->names = (Str **)code->names_tuple->items;
    code->local_names = incref(from->local_names);
    code->cell_names = incref(from->cell_names);
    code->free_names = incref(from->free_names);
    code->filename = incref(from->filename);
    code->name = incref(from->name);
    code->qualname = incref(from->qualname);
    if (!copy_tables(code, from)) {
        decref(code);
        raise_no_memory();
        return NULL;
    }
    return code;
}

static int replace_str(Str **field, Object *value, const char *name) {
    if (!is_str(value))
        return raise_type_error("replace() argument '%s' must be str, not %T", name, value), -1;
    REPLACE_STEAL(*field, incref(value));
    return 0;
}

static int replace_number(uint32_t *field, Object *value) {
    ssize_t n = number_as_ssize(value, &exc_OverflowError);
    if (n == -1 && error_occurred())
        return -1;
    *field = (uint32_t)n;
    return 0;
}

static int replace_constants(Code *code, Object *value) {
    if (!is_exact(value, &tuple_type) || ((Tuple *)value)->length < code->constants_tuple->length)
        return raise_value_error("code: co_consts must be a tuple that is not shorter"), -1;
    REPLACE_STEAL(code->constants_tuple, incref(value));
    code->constants = code->constants_tuple->items;
    return 0;
}

static int replace_one(Code *code, Str *name, Object *value) {
    if (str_equal_ascii(name, "co_name"))
        return replace_str(&code->name, value, "co_name");
    if (str_equal_ascii(name, "co_qualname"))
        return replace_str(&code->qualname, value, "co_qualname");
    if (str_equal_ascii(name, "co_filename"))
        return replace_str(&code->filename, value, "co_filename");
    if (str_equal_ascii(name, "co_firstlineno"))
        return replace_number(&code->first_line, value);
    if (str_equal_ascii(name, "co_flags"))
        return replace_number(&code->flags, value);
    if (str_equal_ascii(name, "co_consts"))
        return replace_constants(code, value);
    return raise_type_error("code.replace() cannot replace '%U' in krait", name), -1;
}

static Object *replace(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (nargs > 0)
        return raise_type_error("replace() takes 0 positional arguments but %zu %s given", nargs,
                                nargs == 1 ? "was" : "were");
    Code *code = copy((Code *)self);
    for (size_t i = 0; code != NULL && kwnames != NULL && i < kwnames->length; i++)
        if (replace_one(code, (Str *)kwnames->items[i], args[i]) < 0)
            CLEAR(code);
    return OBJ(code);
}

static Object *size_of(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Code *code = (Code *)self;
    size_t cells = code->cell_slots ? code->cell_names->length : 0;
    return int_from_u64(sizeof(Code) + mem_class_size(code->word_count * sizeof(uint32_t))
                        + mem_class_size(cells * sizeof(uint32_t))
                        + mem_class_size(code->handler_count * sizeof(Handler))
                        + mem_class_size(code->positions_size));
}

static const MethodDef methods[] = {
    {"__sizeof__", size_of, "", 0, "Bytes that the code takes, its tables included."},
    {"co_lines", lines, "", 0, NULL},
    {"co_positions", positions, "", 0, NULL},
    {"replace", replace, "", NATIVE_RAW, "A copy that differs in the fields named."},
    {"__replace__", replace, "", NATIVE_RAW, "replace(), for copy.replace()."},
    {0},
};

static const GetSetDef getsets[] = {
    {"co_argcount", get_argcount, NULL, NULL, NULL},
    {"co_posonlyargcount", get_posonlyargcount, NULL, NULL, NULL},
    {"co_kwonlyargcount", get_kwonlyargcount, NULL, NULL, NULL},
    {"co_stacksize", get_stacksize, NULL, NULL, NULL},
    {"co_flags", get_flags, NULL, NULL, NULL},
    {"co_firstlineno", get_firstlineno, NULL, NULL, NULL},
    {"co_nlocals", get_nlocals, NULL, NULL, NULL},
    {"co_varnames", get_varnames, NULL, NULL, NULL},
    {"co_code", get_code, NULL, NULL, NULL},
    {"co_linetable", get_linetable, NULL, NULL, NULL},
    {"co_exceptiontable", get_exceptiontable, NULL, NULL, NULL},
    {0},
};

static const MemberDef members[] = {
    {"co_consts", MEMBER_OBJECT, offsetof(Code, constants_tuple), false, NULL},
    {"co_names", MEMBER_OBJECT, offsetof(Code, names_tuple), false, NULL},
    {"co_cellvars", MEMBER_OBJECT, offsetof(Code, cell_names), false, NULL},
    {"co_freevars", MEMBER_OBJECT, offsetof(Code, free_names), false, NULL},
    {"co_filename", MEMBER_OBJECT, offsetof(Code, filename), false, NULL},
    {"co_name", MEMBER_OBJECT, offsetof(Code, name), false, NULL},
    {"co_qualname", MEMBER_OBJECT, offsetof(Code, qualname), false, NULL},
    {0},
};

Type code_type = {
    HEAD(&type_type),
    .name = "code",
    .size = sizeof(Code),
    .flags = TYPE_WEAKREF | TYPE_NO_NEW,
    .base = &object_type,
    .dealloc = dealloc,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .doc = "Code objects describe the code that a function runs.",
};
