/* int from text and to text, in bases 2 to 36.
 *
 * Compact numbers are written two digits at a time; the rest goes through GMP's mpn_get_str and
 * mpn_set_str, whose digits are values 0..base-1, not characters. Bases that are no powers of two
 * cost more than linear time, hence the limit of sys.set_int_max_str_digits.
 */
#include "runtime/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/number_text.h"

enum { DEFAULT_DIGITS = 4300, LIMIT_THRESHOLD = 640 };
int64_t int_max_str_digits = DEFAULT_DIGITS;

static const char digit_chars[] = "0123456789abcdefghijklmnopqrstuvwxyz";
static const char pairs[] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546"
    "4748495051"
    "52535455565758596061626364656667686970717273747576777879808182838485868788899091929394959697"
    "9899";

static bool power_of_two(int base) { return (base & (base - 1)) == 0; }
static bool beyond_limit(int64_t digits) {
    return digits > LIMIT_THRESHOLD && int_max_str_digits > 0 && digits > int_max_str_digits;
}

/* ---- to text --------------------------------------------------------------------------------- */

/* Writes v backwards, the last digit at end[-1]; the first written. */
static char *write_decimal(uint64_t v, char *end) {
    while (v >= 100) {
        uint64_t q = v / 100;
        end -= 2;
        memcpy(end, pairs + 2 * (v - q * 100), 2);
        v = q;
    }
    if (v < 10) {
        *--end = (char)('0' + v);
        return end;
    }
    end -= 2;
    memcpy(end, pairs + 2 * v, 2);
    return end;
}
static char *write_base(uint64_t v, char *end, unsigned base) {
    do {
        *--end = digit_chars[v % base];
        v /= base;
    } while (v);
    return end;
}

static Str *compact_to_str(int64_t v, int base) {
    char buffer[72], *end = buffer + sizeof buffer;
    char *start = base == 10 ? write_decimal(magnitude_of(v), end)
                             : write_base(magnitude_of(v), end, (unsigned)base);
    if (v < 0)
        *--start = '-';
    size_t length = (size_t)(end - start);
    if (length == 1)
        return str_from_char((uint8_t)*start);
    Str *s = str_new(length, 127);
    if (s)
        memcpy(str_data(s), start, length);
    return s;
}

typedef struct {
    const IntView *v;
    mp_limb_t *scratch; /* a copy of the limbs, which GMP destroys; one more for it */
    uint8_t *digits;
    size_t length;
    int base;
} Writing;

static void get_digits(void *context) {
    Writing *w = context;
    memcpy(w->scratch, w->v->limbs, w->v->count * sizeof(mp_limb_t));
    w->length = mpn_get_str(w->digits, w->base, w->scratch, (mp_size_t)w->v->count);
}

static Str *limit_exceeded(void) {
    return (Str *)raise_value_error(
        "Exceeds the limit (%lld digits) for integer string conversion; use "
        "sys.set_int_max_str_digits() to increase the limit",
        (long long)int_max_str_digits);
}

static Str *digits_to_str(const Writing *w) {
    size_t skip = 0;
    while (skip < w->length && w->digits[skip] == 0)
        skip++;
    size_t length = w->length - skip;
    if (!power_of_two(w->base) && beyond_limit((int64_t)length))
        return limit_exceeded();
    Str *s = str_new(length + w->v->negative, 127);
    if (s == NULL)
        return NULL;
    char *out = str_data(s);
    if (w->v->negative)
        *out++ = '-';
    for (size_t i = 0; i < length; i++)
        out[i] = digit_chars[w->digits[skip + i]];
    return s;
}

static Str *big_to_str(Object *o, int base) {
    IntView v;
    int_view(o, &v);
    /* At least so many decimal digits: refused before the work is done. 3/10 is less than log10(2).
     */
    if (base == 10 && beyond_limit((int64_t)(view_bits(&v) - 1) * 3 / 10))
        return limit_exceeded();
    size_t scratch_size = (v.count + 1) * sizeof(mp_limb_t);
    size_t digits_size = mpn_sizeinbase(v.limbs, (mp_size_t)v.count, base) + 66;
    Writing w = {&v, mem_alloc(scratch_size), mem_alloc(digits_size), 0, base};
    Str *s = NULL;
    if (w.scratch == NULL || w.digits == NULL)
        raise_no_memory();
    else if (int_guarded(get_digits, &w, o, NULL) == 0)
        s = digits_to_str(&w);
    if (w.scratch)
        mem_free(w.scratch, scratch_size);
    if (w.digits)
        mem_free(w.digits, digits_size);
    return s;
}

Str *int_to_str(Object *o, int base) {
    o = int_unwrap(o);
    return is_compact_int(o) ? compact_to_str(INT_VALUE(o), base) : big_to_str(o, base);
}
Object *int_repr(Object *o) { return OBJ(int_to_str(o, 10)); }

/* ---- from text ------------------------------------------------------------------------------- */

static int digit_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

typedef struct {
    mp_limb_t *limbs;
    const uint8_t *digits;
    size_t length, count;
    int base;
} Reading;

static void set_digits(void *context) {
    Reading *r = context;
    r->count = (size_t)mpn_set_str(r->limbs, r->digits, r->length, r->base);
}

/* Digits as values, none of them an underscore. */
static Object *read_big(uint8_t *digits, size_t length, int base, bool negative) {
    unsigned bits_per_digit = 0;
    IntResult r;
    while (1 << bits_per_digit < base)
        bits_per_digit++;
    if (int_result_begin(&r, length / 64 * bits_per_digit + length % 64 * bits_per_digit / 64 + 3)
        < 0)
        return NULL;
    Reading reading = {r.limbs, digits, length, 0, base};
    if (int_guarded(set_digits, &reading, NULL, NULL) < 0) {
        int_result_discard(&r);
        return NULL;
    }
    return int_result_finish(&r, reading.count, negative);
}

/* Digits and underscores, already found to be well-formed; `count` digits. */
static Object *read_digits(const char *text, size_t length, size_t count, int base, bool negative) {
    uint64_t value = 0;
    size_t i = 0;
    for (; i < length; i++) {
        if (text[i] == '_')
            continue;
        if (__builtin_mul_overflow(value, (uint64_t)base, &value)
            || __builtin_add_overflow(value, (uint64_t)digit_value(text[i]), &value))
            break;
    }
    if (i == length && count <= LIMIT_THRESHOLD)
        return int_from_limbs(&value, 1, negative);
    if (!power_of_two(base) && beyond_limit((int64_t)count))
        return raise_value_error("Exceeds the limit (%lld digits) for integer string conversion: "
                                 "value has %zu digits; use "
                                 "sys.set_int_max_str_digits() to increase the limit",
                                 (long long)int_max_str_digits, count);
    uint8_t *digits = mem_alloc(count);
    if (digits == NULL)
        return raise_no_memory();
    size_t n = 0;
    for (i = 0; i < length; i++)
        if (text[i] != '_')
            digits[n++] = (uint8_t)digit_value(text[i]);
    Object *o = read_big(digits, n, base, negative);
    mem_free(digits, count);
    return o;
}

Object *int_from_literal(const char *digits, size_t length, int base) {
    return read_digits(digits, length, length, base, false);
}

/* "0x" and its kin; true when the text has the prefix of this base. */
static bool has_prefix(const char *text, size_t length, int base) {
    if (length < 2 || text[0] != '0')
        return false;
    char c = (char)(text[1] | 0x20);
    return (base == 16 && c == 'x') || (base == 8 && c == 'o') || (base == 2 && c == 'b');
}

static int guess_base(const char *text, size_t length) {
    static const int prefixed[] = {16, 8, 2};
    for (size_t i = 0; i < 3; i++)
        if (has_prefix(text, length, prefixed[i]))
            return prefixed[i];
    return 10;
}

/* Checks digits and underscores; the number of digits, or 0 when the text is no number. */
static size_t count_digits(const char *text, size_t length, int base, bool after_prefix) {
    size_t count = 0;
    char previous = after_prefix ? '0' : '_';
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '_' ? previous == '_' : digit_value(text[i]) >= base)
            return 0;
        count += text[i] != '_';
        previous = text[i];
    }
    return previous == '_' ? 0 : count;
}

/* NULL without an exception: no number. */
static Object *read_text(const char *text, size_t length, int base) {
    bool negative = length && text[0] == '-', old_octal = false, prefix = false;
    if (length && (text[0] == '-' || text[0] == '+'))
        text++, length--;
    if (base == 0) {
        base = guess_base(text, length);
        old_octal = base == 10 && length && text[0] == '0'; /* only zeros may follow */
    }
    if (has_prefix(text, length, base)) {
        text += 2, length -= 2;
        prefix = true;
    }
    size_t count = count_digits(text, length, base, prefix);
    if (count == 0)
        return NULL;
    Object *o = read_digits(text, length, count, base, negative);
    if (o && old_octal && int_sign(o) != 0) {
        decref(o);
        return NULL;
    }
    return o;
}

/* Any buffer but a str is shown as the bytes in it. */
static void raise_invalid(int base, Object *original) {
    Buffer buffer;
    Object *shown = NULL;
    if (is_str(original) || is_bytes(original)) {
        shown = incref(original);
    } else if (object_buffer(original, &buffer, false) == 0) {
        shown = bytes_from_data(buffer.data ? buffer.data : "", buffer.length);
        buffer_release(&buffer);
    }
    if (shown != NULL)
        raise_value_error("invalid literal for int() with base %d: %.200R", base, shown);
    xdecref(shown);
}

static Object *finish_text(NumberText *t, int base, Object *original) {
    Object *o = read_text(t->text, t->length, base);
    number_text_release(t);
    if (o == NULL && !error_occurred())
        raise_invalid(base, original);
    return o;
}

enum { SURE_DIGITS = 18 }; /* so many decimal digits fit in 63 bits */

/* Digits alone, and few. -1: something else. */
static int64_t plain_decimal(const Str *s) {
    const uint8_t *digits = str_data(s);
    int64_t value = 0;
    if (!s->ascii || s->length == 0 || s->length > SURE_DIGITS)
        return -1;
    for (size_t i = 0; i < s->length; i++) {
        unsigned digit = digits[i] - (unsigned)'0';
        if (digit > 9)
            return -1;
        value = value * 10 + digit;
    }
    return value;
}

Object *int_from_str(Str *text, int base) {
    NumberText t;
    int64_t plain = base == 10 ? plain_decimal(text) : -1;
    if (LIKELY(plain >= 0))
        return int_from_i64(plain);
    if (number_text_of_str(text, &t) < 0)
        return NULL;
    return finish_text(&t, base, OBJ(text));
}

Object *int_from_ascii(const char *bytes, size_t length, int base, Object *original) {
    NumberText t;
    if (number_text_of_bytes(bytes, length, &t) < 0)
        return NULL;
    return finish_text(&t, base, original);
}
