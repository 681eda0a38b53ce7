/* Struct sequences: tuples whose items have names (sys.version_info, time.struct_time).
 *
 * The first `visible` fields are the tuple's items; the others have names only, and are kept as
 * __slots__ members behind the items. The types are heap types below tuple; how many fields there
 * are is in their dicts (n_fields, n_sequence_fields), as programs expect it.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

static const char marker[] = "n_sequence_fields";

static size_t count_in_dict(Type *type, const char *key) {
    Str *name = str_intern_utf8(key, strlen(key));
    Object *n = name ? type_lookup_borrow(type, name) : NULL;
    xdecref(name);
    return n != NULL && is_compact_int(n) ? (size_t)INT_VALUE(n) : 0;
}

static size_t visible_count(Type *type) { return count_in_dict(type, marker); }

/* ---- objects --------------------------------------------------------------------------------- */

Object *struct_sequence_new_steal(Type *type, Object **values) {
    size_t visible = visible_count(type), hidden = type->member_count;
    Tuple *t = NULL;
    bool whole = true;
    for (size_t i = 0; i < visible + hidden; i++)
        whole &= values[i] != NULL;
    if (whole)
        t = (Tuple *)object_new_var(type, visible);
    for (size_t i = 0; i < visible + hidden; i++) {
        if (t == NULL)
            xdecref(values[i]);
        else if (i < visible)
            t->items[i] = values[i];
        else
            object_members(OBJ(t))[i - visible] = values[i];
    }
    if (t != NULL)
        gc_track(t);
    return OBJ(t);
}

static int check_length(Type *type, size_t given, size_t visible, size_t total) {
    if (given >= visible && given <= total)
        return 0;
    if (visible == total)
        raise_type_error("%s() takes a %zu-sequence (%zu-sequence given)", type->name, visible,
                         given);
    else
        raise_type_error("%s() takes an at %s %zu-sequence (%zu-sequence given)", type->name,
                         given < visible ? "least" : "most", given < visible ? visible : total,
                         given);
    return -1;
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *given[2];
    if (type->flags & TYPE_NO_NEW) /* type.__new__ asked for by name */
        return raise_type_error("cannot create '%s' instances", type->name);
    if (args_bind(type->name, "sequence, dict=None", &signature, args, nargs, kwnames, given) < 0)
        return NULL;
    Tuple *items = (Tuple *)sequence_tuple(given[0]);
    if (items == NULL) {
        if (error_is(&exc_TypeError)) {
            error_clear();
            raise_type_error("constructor requires a sequence");
        }
        return NULL;
    }
    size_t visible = visible_count(type), total = visible + type->member_count;
    Object *result = NULL, **values = mem_alloc_array(total, sizeof(Object *));
    if (values == NULL)
        raise_no_memory();
    else if (check_length(type, items->length, visible, total) == 0) {
        for (size_t i = 0; i < total; i++)
            values[i] = incref(i < items->length ? items->items[i] : KNone);
        result = struct_sequence_new_steal(type, values);
    }
    if (values != NULL)
        mem_free(values, total * sizeof(Object *));
    decref(items);
    return result;
}

/* The names of the items, the type's __match_args__; NULL with TypeError for a tuple of another
 * kind. */
static Tuple *field_names(Object *o) {
    Object *fields =
        visible_count(o->type) > 0 ? type_lookup_borrow(o->type, NAME(__match_args__)) : NULL;
    if (fields == NULL || !is_tuple(fields))
        return (Tuple *)raise_type_error("'%T' object is no struct sequence", o);
    return (Tuple *)fields;
}

static Object *repr(Object *o) {
    Tuple *t = (Tuple *)o, *fields = field_names(o);
    Str *title = fields ? class_title(o->type) : NULL;
    if (title == NULL)
        return NULL;
    StrBuilder b = STR_BUILDER;
    builder_str(&b, title);
    builder_char(&b, '(');
    decref(title);
    for (size_t i = 0; i < t->length && i < fields->length; i++) {
        if (i > 0)
            builder_text(&b, ", ");
        builder_str(&b, (Str *)fields->items[i]);
        builder_char(&b, '=');
        if (builder_repr(&b, t->items[i]) < 0) {
            builder_discard(&b);
            return NULL;
        }
    }
    builder_char(&b, ')');
    return OBJ(builder_finish(&b));
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Tuple *plain = tuple_slice((Tuple *)self, 0, ((Tuple *)self)->length);
    Dict *hidden = plain ? dict_new() : NULL;
    Tuple *call = hidden ? tuple_pack(2, OBJ(plain), OBJ(hidden)) : NULL;
    Object *result = call ? OBJ(tuple_pack(2, OBJ(type_of(self)), OBJ(call))) : NULL;
    xdecref(plain), xdecref(hidden), xdecref(call);
    return result;
}

static const MethodDef reduce_def = {"__reduce__", reduce, "", 0, "For pickle and copy."};

/* ---- types ----------------------------------------------------------------------------------- */

static int put_steal(Type *type, const char *name, Object *value) {
    if (value == NULL)
        return -1;
    Str *key = str_intern_utf8(name, strlen(name));
    int result = key == NULL ? -1 : dict_set_str(type->dict, key, value);
    xdecref(key);
    decref(value);
    return result;
}

static int add_fields(Type *type, const char *const *fields, size_t visible, size_t total) {
    Tuple *match = tuple_new(visible);
    if (match == NULL)
        return -1;
    int result = 0;
    for (size_t i = 0; i < total && result == 0; i++) {
        Str *name = str_intern_utf8(fields[i], strlen(fields[i]));
        if (name == NULL) {
            result = -1;
        } else if (i < visible) {
            match->items[i] = incref(name);
            result = put_steal(type, fields[i], item_member_new(type, name, (uint32_t)i));
        } else {
            result =
                put_steal(type, fields[i], slot_member_new(type, name, (uint32_t)(i - visible)));
        }
        xdecref(name);
    }
    if (result < 0) {
        decref(match);
        return -1;
    }
    tuple_finish(match);
    return put_steal(type, "__match_args__", OBJ(match));
}

/* The wrapper and the method belong to tuple: not being containers, they may not hold a type that
 * can go. */
static int add_slots(Type *type) {
    type->new_ = make;
    type->repr = repr;
    const SlotRow *row = slot_rows;
    while (row->name != NAME(__repr__))
        row++;
    if (put_steal(type, "__repr__", slot_wrapper_new(&tuple_type, row, (AnyFn)repr)) < 0)
        return -1;
    if (put_steal(type, "__reduce__", method_descr_new(&tuple_type, &reduce_def)) < 0)
        return -1;
    return put_steal(type, "__new__", new_function(type));
}

Type *struct_sequence_type(const char *qualified_name, const char *const *fields, size_t visible,
                           size_t total, const char *doc) {
    const char *dot = strrchr(qualified_name, '.');
    Str *name = str_from_ascii(dot ? dot + 1 : qualified_name);
    Str *module = dot ? str_from_utf8(qualified_name, (size_t)(dot - qualified_name))
                      : str_from_ascii("builtins");
    Object *text = text_or_none(doc);
    Tuple *bases = tuple_pack(1, OBJ(&tuple_type));
    Dict *dict = dict_new();
    Type *type = NULL;
    if (name && module && text && bases && dict
        && dict_set_str(dict, NAME(__slots__), OBJ(tuple_empty)) == 0
        && dict_set_str(dict, NAME(__module__), OBJ(module)) == 0
        && dict_set_str(dict, NAME(__doc__), text) == 0)
        type = (Type *)type_new(&type_type, name, bases, dict, NULL, NULL);
    xdecref(name), xdecref(module), xdecref(text), xdecref(bases), xdecref(dict);
    if (type == NULL)
        return NULL;
    type->member_count = (uint32_t)(total - visible);
    type->flags &= ~(uint32_t)TYPE_BASE;
    if (dict_delete_str(type->dict, NAME(__slots__)) < 0
        || put_steal(type, marker, int_from_ssize((ssize_t)visible)) < 0
        || put_steal(type, "n_fields", int_from_ssize((ssize_t)total)) < 0
        || put_steal(type, "n_unnamed_fields", int_from_i64(0)) < 0
        || add_fields(type, fields, visible, total) < 0 || add_slots(type) < 0)
        CLEAR(type);
    if (type != NULL)
        type_modified(type);
    return type;
}
