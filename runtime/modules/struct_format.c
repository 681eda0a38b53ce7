/* struct: formats, and values to bytes and back.
 *
 * With '@', or no first character, numbers are in this machine's order and sizes and stand at
 * multiples of their size; the other orders have the standard sizes and no gaps.
 */
#include "runtime/modules/struct_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/float_half.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

enum { BIG_ENDIAN_HERE = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ };

/* ---- formats --------------------------------------------------------------------------------- */

/* Bytes of one item, 0: no such code. */
static size_t code_size(char c, bool native) {
    switch (c) {
    case 'x':
    case 's':
    case 'p':
    case 'c':
    case 'b':
    case 'B':
    case '?':
        return 1;
    case 'h':
    case 'H':
    case 'e':
        return 2;
    case 'i':
    case 'I':
    case 'f':
        return 4;
    case 'l':
    case 'L':
        return native ? 8 : 4;
    case 'q':
    case 'Q':
    case 'd':
        return 8;
    case 'n':
    case 'N':
    case 'P':
        return native ? 8 : 0;
    default:
        return 0;
    }
}

static int fail(const char *message) {
    raise_format(struct_error, "%s", message);
    return -1;
}

static bool is_format_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

typedef struct Parse {
    const char *at, *end;
    bool native, big;
    size_t size, items, fields; /* so far */
} Parse;

/* The next code with its count; 0 at the end, -1 on error. */
static int next_field(Parse *p, Field *f) {
    while (p->at < p->end && is_format_space(*p->at))
        p->at++;
    if (p->at == p->end)
        return 0;
    size_t count = 1;
    if (*p->at >= '0' && *p->at <= '9') {
        count = 0;
        while (p->at < p->end && *p->at >= '0' && *p->at <= '9')
            if (__builtin_mul_overflow(count, 10, &count)
                || __builtin_add_overflow(count, (size_t)(*p->at++ - '0'), &count)
                || count > PTRDIFF_MAX)
                return fail("total struct size too long");
        if (p->at == p->end)
            return fail("repeat count given without format specifier");
    }
    char c = *p->at++;
    size_t size = code_size(c, p->native);
    if (size == 0)
        return fail("bad char in struct format");
    if (p->native && size > 1 && p->size % size != 0)
        p->size += size - p->size % size;
    bool text = c == 's' || c == 'p';
    *f = (Field){c, p->big, p->native, p->size, text ? count : size, text ? 1 : count};
    size_t total;
    if (p->size > PTRDIFF_MAX || __builtin_mul_overflow(count, size, &total)
        || __builtin_add_overflow(p->size, total, &p->size) || p->size > PTRDIFF_MAX)
        return fail("total struct size too long");
    if (c != 'x') {
        p->items += f->count;
        p->fields += f->count != 0;
    }
    return 1;
}

static Parse start(const char *text, size_t length) {
    Parse p = {.at = text, .end = text + length, .native = true, .big = BIG_ENDIAN_HERE};
    if (length == 0 || strchr("@=<>!", *text) == NULL)
        return p;
    p.at++;
    p.native = *text == '@';
    p.big = *text == '>' || *text == '!' || (*text != '<' && BIG_ENDIAN_HERE);
    return p;
}

int layout_parse(Layout *l, Str *format) {
    const char *text = str_data(format);
    if (!format->ascii) { /* the codec's own words */
        Object *bytes = str_encode(format, "ascii", "strict");
        xdecref(bytes);
        return bytes == NULL ? -1 : fail("bad char in struct format");
    }
    if (memchr(text, 0, format->length) != NULL)
        return fail("embedded null character");
    Field f;
    int more;
    Parse p = start(text, format->length);
    while ((more = next_field(&p, &f)) > 0)
        ;
    if (more < 0)
        return -1;
    Field *fields = NULL;
    if (p.fields > 0 && (fields = mem_alloc_array(p.fields, sizeof(Field))) == NULL)
        return raise_no_memory(), -1;
    size_t n = 0;
    Parse again = start(text, format->length);
    while (next_field(&again, &f) > 0)
        if (f.code != 'x' && f.count != 0)
            fields[n++] = f;
    if (l->fields != NULL)
        mem_free(l->fields, l->field_count * sizeof(Field));
    l->fields = fields;
    l->field_count = n;
    l->size = (ssize_t)p.size;
    l->items = (ssize_t)p.items;
    REPLACE_STEAL(l->format, incref(format));
    return 0;
}

/* ---- packing --------------------------------------------------------------------------------- */

/* Writes the low `size` bytes of a number. */
static void put_bits(char *to, uint64_t bits, size_t size, bool big) {
    for (size_t i = 0; i < size; i++, bits >>= 8)
        to[big ? size - 1 - i : i] = (char)bits;
}

static uint64_t get_bits(const char *from, size_t size, bool big) {
    uint64_t bits = 0;
    for (size_t i = 0; i < size; i++)
        bits = bits << 8 | (uint8_t)from[big ? i : size - 1 - i];
    return bits;
}

static bool is_signed_code(char c) {
    return c == 'b' || c == 'h' || c == 'i' || c == 'l' || c == 'q' || c == 'n';
}

static int out_of_range(const Field *f) {
    unsigned bits = (unsigned)f->size * 8;
    uint64_t most = UINT64_MAX >> (64 - bits);
    if (is_signed_code(f->code))
        raise_format(struct_error, "'%c' format requires %lld <= number <= %lld", f->code,
                     -(long long)(most / 2) - 1, (long long)(most / 2));
    else
        raise_format(struct_error, "'%c' format requires 0 <= number <= %lu", f->code,
                     (unsigned long)most);
    return -1;
}

/* An exact int of whatever has an __index__ (new). */
static Object *as_integer(Object *value) {
    if (is_int(value))
        return incref(int_unwrap(value));
    if (has_index(value))
        return number_index(value);
    fail("required argument is not an integer");
    return NULL;
}

static int pack_int(char *to, const Field *f, Object *value) {
    Object *number = as_integer(value);
    int64_t n = 0;
    if (number == NULL)
        return -1;
    size_t bits = f->size * 8;
    bool fits64 = int_fits_i64(number, &n), fits;
    if (is_signed_code(f->code)) {
        fits =
            fits64
            && (bits == 64 || (n >= -((int64_t)1 << (bits - 1)) && n < (int64_t)1 << (bits - 1)));
    } else if (f->code == 'P' && fits64) {
        fits = true;
    } else if ((fits = int_sign(number) >= 0 && int_bit_length(number) <= bits)) {
        n = (int64_t)int_as_u64(number);
    }
    decref(number);
    if (!fits)
        return f->code == 'P' ? fail("int too large to convert") : out_of_range(f);
    put_bits(to, (uint64_t)n, f->size, f->big);
    return 0;
}

static int pack_float(char *to, const Field *f, Object *value) {
    double d = number_as_double(value);
    uint64_t bits = 0;
    if (d == -1.0 && error_occurred()) {
        if (is_int(value) && error_is(&exc_OverflowError)) {
            error_clear();
            return fail("int too large to convert");
        }
        return error_forgive() < 0 ? -1 : fail("required argument is not a float");
    }
    float single = (float)d;
    uint16_t half = 0;
    bool fits = true;
    if (f->code == 'd')
        memcpy(&bits, &d, sizeof d);
    else if (f->code == 'e')
        fits = float_to_half(d, &half), bits = half;
    else if ((fits = f->native || !__builtin_isinf(single) || __builtin_isinf(d))) {
        uint32_t word;
        memcpy(&word, &single, sizeof word);
        bits = word;
    }
    if (!fits && is_int(value))
        return fail("int too large to convert");
    if (!fits)
        return raise_overflow_error("float too large to pack with %c format", f->code), -1;
    put_bits(to, bits, f->size, f->big);
    return 0;
}

static int pack_text(char *to, const Field *f, Object *value) {
    const char *data;
    size_t length, room = f->size;
    if (is_bytes(value)) {
        data = ((Bytes *)value)->data;
        length = ((Bytes *)value)->length;
    } else if (object_is(value, &bytearray_type)) {
        data = ((ByteArray *)value)->data;
        length = ((ByteArray *)value)->length;
    } else {
        raise_format(struct_error, "argument for '%c' must be a bytes object", f->code);
        return -1;
    }
    if (f->code == 'p') { /* with its length in front */
        if (room == 0)
            return 0;
        room--;
        if (length > room)
            length = room;
        *to++ = (char)(length < 255 ? length : 255);
    }
    if (length > room)
        length = room;
    if (length > 0)
        memcpy(to, data, length);
    return 0;
}

static int pack_value(char *to, const Field *f, Object *value) {
    switch (f->code) {
    case 'c':
        if (!is_bytes(value) || ((Bytes *)value)->length != 1)
            return fail("char format requires a bytes object of length 1");
        *to = ((Bytes *)value)->data[0];
        return 0;
    case '?': {
        int truth = object_truth(value);
        *to = truth > 0;
        return truth < 0 ? -1 : 0;
    }
    case 's':
    case 'p':
        return pack_text(to, f, value);
    case 'e':
    case 'f':
    case 'd':
        return pack_float(to, f, value);
    default:
        return pack_int(to, f, value);
    }
}

int layout_pack(Layout *l, char *to, Object *const *values) {
    for (size_t i = 0; i < l->field_count; i++) {
        Field f = l->fields[i];
        for (size_t k = 0; k < f.count; k++)
            if (pack_value(to + f.offset + k * f.size, &f, *values++) < 0)
                return -1;
    }
    return 0;
}

/* ---- unpacking ------------------------------------------------------------------------------- */

static Object *unpack_float(uint64_t bits, char code) {
    double d;
    float single;
    uint32_t word = (uint32_t)bits;
    if (code == 'd') {
        memcpy(&d, &bits, sizeof d);
    } else if (code == 'f') {
        memcpy(&single, &word, sizeof single);
        d = single;
    } else {
        d = float_from_half((uint16_t)bits);
    }
    return float_from_double(d);
}

static Object *unpack_value(const char *from, const Field *f) {
    size_t length;
    switch (f->code) {
    case 'c':
        return bytes_from_data(from, 1);
    case '?':
        return new_bool(*from != 0);
    case 's':
        return bytes_from_data(from, f->size);
    case 'p':
        if (f->size == 0)
            return bytes_from_data("", 0);
        length = (uint8_t)*from;
        return bytes_from_data(from + 1, length < f->size ? length : f->size - 1);
    case 'e':
    case 'f':
    case 'd':
        return unpack_float(get_bits(from, f->size, f->big), f->code);
    default:
        break;
    }
    uint64_t bits = get_bits(from, f->size, f->big);
    unsigned unused = 64 - (unsigned)f->size * 8;
    return is_signed_code(f->code) ? int_from_i64((int64_t)(bits << unused) >> unused)
                                   : int_from_u64(bits);
}

Object *layout_unpack(Layout *l, const char *from) {
    Tuple *t = tuple_new((size_t)l->items);
    size_t n = 0;
    for (size_t i = 0; t != NULL && i < l->field_count; i++) {
        const Field *f = &l->fields[i];
        for (size_t k = 0; t != NULL && k < f->count; k++)
            if ((t->items[n++] = unpack_value(from + f->offset + k * f->size, f)) == NULL)
                CLEAR(t);
    }
    if (t != NULL && n > 0)
        tuple_finish(t);
    return OBJ(t);
}
