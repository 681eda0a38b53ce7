/* Pickles of arrays. From protocol 3 on they hold the bytes and the name of their format, so that a
 * machine with other sizes or byte order can read them; before, a list.
 *
 * Formats: 0 unsigned and 1 signed byte; then, each in little and big endian, 2 unsigned and 4
 * signed 16 bits, 6 and 8 the same of 32, 10 and 12 of 64 bits, 14 float, 16 double, 18 UTF-16, 20
 * UTF-32. */
#include "runtime/modules/array_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

enum { FIRST_FLOAT = 14, FIRST_DOUBLE = 16, FIRST_TEXT = 18, UTF32 = 20, LAST_FORMAT = 21 };
enum { BIG_ENDIAN_HERE = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ };

static int format_of(const ArrayKind *kind) {
    return kind->format + (kind->size > 1 && BIG_ENDIAN_HERE);
}

Object *array_reduce_ex(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Array *a = (Array *)self;
    Object *dict = NULL, *code = NULL, *content = NULL, *arguments = NULL, *result = NULL,
           *function = NULL, *format = NULL;
    if (!is_int(args[0]))
        return raise_type_error("__reduce_ex__ argument should be an integer");
    int64_t protocol = int_as_i64(args[0]);
    if (protocol == -1 && error_occurred())
        return NULL;
    int found = object_lookup(self, NAME(__dict__), &dict);
    if (found < 0)
        return NULL;
    if (found == 0)
        dict = new_none();
    code = OBJ(str_from_char((uint32_t)a->kind->code));
    if (protocol < 3) {
        content = code != NULL ? sequence_list(self) : NULL;
        arguments = content != NULL ? OBJ(tuple_pack(2, code, content)) : NULL;
        function = incref(self->type);
    } else {
        Object *module = type_import_hook != NULL ? type_import_hook("array") : NULL;
        Str *name = module != NULL ? str_from_ascii("_array_reconstructor") : NULL;
        function = name != NULL ? object_getattr(module, name) : NULL;
        xdecref(module);
        xdecref(name);
        content = function != NULL
                      ? bytes_from_data(a->length ? a->data : "", a->length * a->kind->size)
                      : NULL;
        format = int_from_i64(format_of(a->kind));
        if (code != NULL && content != NULL && format != NULL)
            arguments = OBJ(tuple_pack(4, self->type, code, format, content));
    }
    if (arguments != NULL)
        result = OBJ(tuple_pack(3, function, arguments, dict));
    xdecref(function);
    xdecref(format);
    xdecref(arguments);
    xdecref(content);
    xdecref(code);
    xdecref(dict);
    return result;
}

/* ---- reading --------------------------------------------------------------------------------- */

static Object *call_type(Object *type, const ArrayKind *kind, Object *content) {
    Object *code = OBJ(str_from_char((uint32_t)kind->code));
    Object *result = code != NULL ? object_call2(type, code, content) : NULL;
    xdecref(code);
    return result;
}

static Object *read_float(const uint8_t *item, size_t size, bool big) {
    uint8_t bytes[8];
    for (size_t i = 0; i < size; i++)
        bytes[i] = item[big != BIG_ENDIAN_HERE ? size - 1 - i : i];
    float f;
    double d;
    if (size == 8) {
        memcpy(&d, bytes, sizeof d);
        return float_from_double(d);
    }
    memcpy(&f, bytes, sizeof f);
    return float_from_double(f);
}

/* The items of another machine's format as a list. */
static Object *read_items(const Bytes *items, int format, size_t size) {
    bool big = format % 2 == 1, is_signed = format >= 2 && (format - 2) / 2 % 2 == 1;
    if (items->length % size != 0)
        return raise_value_error("bytes length not a multiple of item size");
    List *list = list_new(0);
    if (format < 2)
        is_signed = format == 1;
    for (size_t at = 0; list != NULL && at < items->length; at += size) {
        const uint8_t *item = (const uint8_t *)items->data + at;
        Object *o = format >= FIRST_FLOAT ? read_float(item, size, big)
                                          : int_from_bytes(item, size, !big, is_signed);
        if (o == NULL || list_append_steal(list, o) < 0)
            CLEAR(list);
    }
    return OBJ(list);
}

static size_t format_size(int format) {
    return format < 2              ? 1
           : format < 6            ? 2
           : format < 10           ? 4
           : format < FIRST_FLOAT  ? 8
           : format < FIRST_DOUBLE ? 4
                                   : 8;
}

/* An integer kind of the format's size and sign: what was an int of 4 bytes there need not be one
 * here. */
static const ArrayKind *integer_kind(const ArrayKind *kind, int format) {
    size_t size = format_size(format);
    bool is_signed = format < 2 ? format == 1 : (format - 2) / 2 % 2 == 1;
    for (const ArrayKind *k = array_kinds; k->code != 0; k++)
        if (k->integer && k->size == size && k->is_signed == is_signed)
            kind = k;
    return kind;
}

static Object *read_text(const Bytes *items, int format) {
    static const char *const codecs[] = {"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"};
    return OBJ(str_decode(items->data, items->length, codecs[format - FIRST_TEXT], "strict"));
}

Object *array_reconstructor(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (!is_type(args[0]))
        return raise_type_error("first argument must be a type object, not %T", args[0]);
    if (!is_str(args[1]) || ((Str *)args[1])->length != 1)
        return raise_type_error(
            "_array_reconstructor() argument 2 must be a unicode character, not %T", args[1]);
    Object *number = number_index(args[2]);
    ssize_t format = number != NULL ? number_as_ssize(number, &exc_OverflowError) : -1;
    xdecref(number);
    if (format == -1 && error_occurred())
        return NULL;
    if (!type_is_subtype((Type *)args[0], &array_type))
        return raise_type_error("%N is not a subtype of %N", args[0], &array_type);
    const ArrayKind *kind = array_kind(str_at((Str *)args[1], 0));
    if (kind == NULL)
        return raise_value_error("second argument must be a valid type code");
    if (format < 0 || format > LAST_FORMAT)
        return raise_value_error("third argument must be a valid machine format code.");
    if (!is_bytes(args[3]))
        return raise_type_error("fourth argument should be bytes, not %T", args[3]);
    const Bytes *items = (const Bytes *)args[3];
    if ((int)format == format_of(kind) && !kind->text)
        return call_type(args[0], kind, args[3]);
    if (format < FIRST_FLOAT)
        kind = integer_kind(kind, (int)format);
    Object *content = format >= FIRST_TEXT
                          ? read_text(items, (int)format)
                          : read_items(items, (int)format, format_size((int)format));
    Object *result = content != NULL ? call_type(args[0], kind, content) : NULL;
    xdecref(content);
    return result;
}
