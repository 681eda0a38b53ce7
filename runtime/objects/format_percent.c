/* The % operator of str and bytes: printf-like conversions of a tuple's items, a mapping's values
 * or one object.
 *
 * bytes go the same way: the format is read as Latin-1, each byte a character, and the result is
 * turned back into bytes.
 */
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str_private.h"
#include "runtime/objects/tuple.h"

enum { LEFT = 1, PLUS = 2, SPACE = 4, ALTERNATE = 8, ZERO = 16 };

typedef struct {
    Str *format; /* borrowed */
    size_t at;
    StrBuilder out;
    bool bytes;
    Object *args;  /* borrowed: a tuple, or the one argument */
    ssize_t index; /* of the next item of a tuple; -1: the single argument is still there, -2: it is
                      used */
    Object *mapping; /* borrowed or NULL */
    Object *value;   /* owned: of the key in parentheses, used once; NULL: none */
    bool keyed;
} Percent;

typedef struct {
    int flags;
    ssize_t width, precision; /* -1: none */
    uint32_t type;
} Conversion;

static bool at_end(const Percent *p) { return p->at >= p->format->length; }

/* ---- arguments ------------------------------------------------------------------------------- */

/* Borrowed: the args or p->value keep it. */
static Object *next_argument(Percent *p) {
    if (p->keyed) {
        if (p->index == -1) {
            p->index = -2;
            return p->value;
        }
    } else if (is_tuple(p->args)) {
        if ((size_t)p->index < ((Tuple *)p->args)->length)
            return ((Tuple *)p->args)->items[p->index++];
    } else if (p->index == -1) {
        p->index = -2;
        return p->args;
    }
    return raise_type_error("not enough arguments for format string");
}

/* "(key)": the value becomes the only argument. */
static int read_key(Percent *p) {
    if (p->mapping == NULL)
        return raise_type_error("format requires a mapping"), -1;
    size_t start = ++p->at;
    for (int open = 1; !at_end(p); p->at++) {
        uint32_t c = str_at(p->format, p->at);
        open += (c == '(') - (c == ')');
        if (open == 0)
            break;
    }
    if (at_end(p))
        return raise_value_error("incomplete format key"), -1;
    Str *text = str_slice(p->format, start, p->at++);
    Object *key = text && p->bytes ? str_encode(text, "latin-1", NULL) : xincref(text);
    Object *value = key ? object_getitem(p->mapping, key) : NULL;
    xdecref(key);
    xdecref(text);
    if (value == NULL)
        return -1;
    REPLACE_STEAL(p->value, value);
    p->keyed = true;
    p->index = -1;
    return 0;
}

/* "*": an int from the arguments. */
static int read_star(Percent *p, ssize_t *out, ssize_t min, ssize_t max, const char *c_type) {
    Object *o = next_argument(p);
    int64_t v;
    p->at++;
    if (o == NULL)
        return -1;
    if (!is_int(o))
        return raise_type_error("* wants int"), -1;
    if (!int_fits_i64(o, &v) || v < min || v > max)
        return raise_overflow_error("Python int too large to convert to C %s", c_type), -1;
    *out = (ssize_t)v;
    return 0;
}

static int read_digits(Percent *p, ssize_t *out, ssize_t max, const char *error) {
    ssize_t v = 0;
    for (; !at_end(p) && str_at(p->format, p->at) - '0' < 10; p->at++) {
        ssize_t digit = (ssize_t)(str_at(p->format, p->at) - '0');
        if (v > (max - digit) / 10)
            return raise_value_error("%s", error), -1;
        v = v * 10 + digit;
        *out = v;
    }
    return 0;
}

static void read_flags(Percent *p, Conversion *c) {
    for (; !at_end(p); p->at++) {
        switch (str_at(p->format, p->at)) {
        case '-':
            c->flags |= LEFT;
            break;
        case '+':
            c->flags |= PLUS;
            break;
        case ' ':
            c->flags |= SPACE;
            break;
        case '#':
            c->flags |= ALTERNATE;
            break;
        case '0':
            c->flags |= ZERO;
            break;
        default:
            return;
        }
    }
}

static bool next_is(const Percent *p, uint32_t c) {
    return !at_end(p) && str_at(p->format, p->at) == c;
}

/* From behind the '%' to behind the type. */
static int read_conversion(Percent *p, Conversion *c) {
    *c = (Conversion){.width = -1, .precision = -1};
    if (next_is(p, '(') && read_key(p) < 0)
        return -1;
    read_flags(p, c);
    if (next_is(p, '*')) {
        if (read_star(p, &c->width, -PTRDIFF_MAX, PTRDIFF_MAX, "ssize_t") < 0)
            return -1;
        if (c->width < 0) {
            c->flags |= LEFT;
            c->width = -c->width;
        }
    } else if (read_digits(p, &c->width, PTRDIFF_MAX, "width too big") < 0) {
        return -1;
    }
    if (next_is(p, '.')) {
        p->at++;
        c->precision = 0;
        if (next_is(p, '*')) {
            if (read_star(p, &c->precision, INT32_MIN, INT32_MAX, "int") < 0)
                return -1;
            if (c->precision < 0)
                c->precision = 0;
        } else if (read_digits(p, &c->precision, INT32_MAX,
                               p->bytes ? "prec too big" : "precision too big")
                   < 0) {
            return -1;
        }
    }
    if (next_is(p, 'h') || next_is(p, 'l') || next_is(p, 'L'))
        p->at++;
    if (at_end(p))
        return raise_value_error("incomplete format"), -1;
    c->type = str_at(p->format, p->at++);
    return 0;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* Sign, prefix and body in the field. `number`: a sign may be asked for, and zeros go behind sign
 * and prefix. */
static int put(Percent *p, const Conversion *c, char sign, const char *prefix, Str *body,
               size_t start, size_t end, bool number) {
    StrBuilder *b = &p->out;
    size_t length = (sign != 0) + strlen(prefix) + end - start;
    size_t missing = c->width > (ssize_t)length ? (size_t)c->width - length : 0;
    bool left = c->flags & LEFT, zeros = number && (c->flags & ZERO) && !left;
    if (!left && !zeros)
        builder_repeat(b, ' ', missing);
    if (sign)
        builder_char(b, (uint8_t)sign);
    builder_text(b, prefix);
    if (zeros)
        builder_repeat(b, '0', missing);
    builder_slice(b, body, start, end);
    if (left)
        builder_repeat(b, ' ', missing);
    return b->failed ? -1 : 0;
}

static char sign_of(const Conversion *c, bool negative) {
    return negative ? '-' : c->flags & PLUS ? '+' : c->flags & SPACE ? ' ' : 0;
}

static int put_text(Percent *p, const Conversion *c, Object *text_steal) {
    if (text_steal == NULL)
        return -1;
    Str *s = (Str *)text_steal;
    size_t length =
        c->precision >= 0 && (size_t)c->precision < s->length ? (size_t)c->precision : s->length;
    int status = put(p, c, 0, "", s, 0, length, false);
    decref(s);
    return status;
}

static bool is_number(Object *o) {
    Type *t = o->type;
    return t->int_ || t->float_ || t->index;
}

/* The exact int that the conversion shows. */
static Object *integer_argument(const Percent *p, const Conversion *c, Object *o) {
    bool any_number = strchr("diu", (int)c->type) != NULL;
    int shown = p->bytes && c->type == 'i' ? 'd' : (int)c->type;
    Object *n = NULL;
    if (is_int(o))
        return incref(int_unwrap(o));
    if (any_number ? is_number(o) : has_index(o)) {
        n = any_number ? number_int(o) : number_index(o);
        if (n || !error_is(&exc_TypeError))
            return n;
        error_clear();
    }
    return any_number ? raise_type_error("%%%c format: a real number is required, not %T", shown, o)
                      : raise_type_error("%%%c format: an integer is required, not %T", shown, o);
}

static Str *upper_case(Str *text_steal) {
    if (text_steal == NULL)
        return NULL;
    Object *upper = str_m_upper(OBJ(text_steal), NULL, 0, NULL);
    decref(text_steal);
    return (Str *)upper;
}

/* Zeros in front up to the precision. */
static Str *pad_digits(Str *digits_steal, bool negative, ssize_t precision) {
    size_t length = digits_steal->length - negative;
    StrBuilder b = STR_BUILDER;
    if (precision > (ssize_t)length)
        builder_repeat(&b, '0', (size_t)precision - length);
    builder_slice(&b, digits_steal, negative, digits_steal->length);
    decref(digits_steal);
    return builder_finish(&b);
}

static int put_integer(Percent *p, const Conversion *c, Object *o) {
    Object *n = integer_argument(p, c, o);
    if (n == NULL)
        return -1;
    int base = c->type == 'x' || c->type == 'X' ? 16 : c->type == 'o' ? 8 : 10;
    Str *digits = int_to_str(n, base);
    decref(n);
    if (digits && c->type == 'X')
        digits = upper_case(digits);
    if (digits == NULL)
        return -1;
    bool negative = str_at(digits, 0) == '-';
    if (c->precision > 0 || negative)
        digits = pad_digits(digits, negative, c->precision);
    if (digits == NULL)
        return -1;
    const char *prefix = base == 10 || !(c->flags & ALTERNATE) ? ""
                         : c->type == 'x'                      ? "0x"
                         : c->type == 'X'                      ? "0X"
                                                               : "0o";
    int status = put(p, c, sign_of(c, negative), prefix, digits, 0, digits->length, true);
    decref(digits);
    return status;
}

static int put_float(Percent *p, const Conversion *c, Object *o) {
    double d = number_as_double(o);
    if (d == -1.0 && error_occurred()) {
        if (p->bytes && error_is(&exc_TypeError)) {
            error_clear();
            raise_type_error("float argument required, not %T", o);
        }
        return -1;
    }
    StrBuilder b = STR_BUILDER;
    int precision = c->precision < 0 ? 6 : (int)c->precision;
    if (float_format_into(&b, d, (char)c->type, precision, c->flags & ALTERNATE, false, false)
        < 0) {
        builder_discard(&b);
        return -1;
    }
    Str *text = builder_finish(&b);
    if (text == NULL)
        return -1;
    bool negative = str_at(text, 0) == '-';
    int status = put(p, c, sign_of(c, negative), "", text, negative, text->length, true);
    decref(text);
    return status;
}

static int put_char_code(Percent *p, const Conversion *c, Object *o) {
    const char *wrong = p->bytes ? "%c requires an integer in range(256) or a single byte"
                                 : "%c requires int or char";
    if (!has_index(o))
        return raise_type_error("%s", wrong), -1;
    Object *n = number_index(o);
    int64_t v;
    if (n == NULL)
        return -1;
    bool fits = int_fits_i64(n, &v) && v >= 0 && v < (p->bytes ? 256 : 0x110000);
    decref(n);
    if (!fits)
        return raise_overflow_error(p->bytes ? "%%c arg not in range(256)"
                                             : "%%c arg not in range(0x110000)"),
               -1;
    return put_text(p, c, OBJ(str_from_char((uint32_t)v)));
}

static int put_char(Percent *p, const Conversion *conversion, Object *o) {
    Conversion c = *conversion;
    c.precision = -1;
    if (!p->bytes && is_str(o)) {
        if (((Str *)o)->length != 1)
            return raise_type_error("%%c requires int or char"), -1;
        return put_text(p, &c, incref(o));
    }
    if (p->bytes && (is_bytes(o) || object_is(o, &bytearray_type))) {
        Buffer buffer;
        if (object_buffer(o, &buffer, false) < 0)
            return -1;
        Str *s =
            buffer.length == 1
                ? str_from_latin1(buffer.data, 1)
                : (Str *)raise_type_error("%%c requires an integer in range(256) or a single byte");
        buffer_release(&buffer);
        return put_text(p, &c, OBJ(s));
    }
    return put_char_code(p, &c, o);
}

/* %b and %s of bytes: a buffer, or what __bytes__ gives. */
static Object *bytes_argument(Object *o) {
    Object *made = NULL;
    if (!has_buffer(o)) {
        Object *method = object_special(o, NAME(__bytes__));
        if (method == NULL) {
            if (error_occurred())
                return NULL;
            return raise_type_error("%%b requires a bytes-like object, or an object that "
                                    "implements __bytes__, not '%T'",
                                    o);
        }
        made = object_call0(method);
        decref(method);
        if (made && !is_bytes(made)) {
            raise_type_error("__bytes__ returned non-bytes (type %T)", made);
            CLEAR(made);
        }
        if (made == NULL)
            return NULL;
        o = made;
    }
    Buffer buffer;
    Str *s = NULL;
    if (object_buffer(o, &buffer, false) == 0) {
        s = str_from_latin1(buffer.data, buffer.length);
        buffer_release(&buffer);
    }
    xdecref(made);
    return OBJ(s);
}

static int put_conversion(Percent *p, const Conversion *c, Object *o) {
    switch (c->type) {
    case 'b':
        if (!p->bytes)
            break;
        return put_text(p, c, bytes_argument(o));
    case 's':
        return put_text(p, c, p->bytes ? bytes_argument(o) : object_str(o));
    case 'r':
        return put_text(p, c, p->bytes ? object_ascii(o) : object_repr(o));
    case 'a':
        return put_text(p, c, object_ascii(o));
    case 'c':
        return put_char(p, c, o);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return put_integer(p, c, o);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return put_float(p, c, o);
    default:
        break;
    }
    raise_value_error("unsupported format character '%c' (0x%x) at index %zd",
                      c->type > 31 && c->type < 128 ? (int)c->type : '?', c->type,
                      (ssize_t)p->at - 1);
    return -1;
}

static int run(Percent *p) {
    while (!at_end(p)) {
        Text rest = text_slice(text_of(p->format), p->at, p->format->length);
        ssize_t percent = text_find_char(rest, '%');
        size_t end = percent < 0 ? p->format->length : p->at + (size_t)percent;
        if (builder_slice(&p->out, p->format, p->at, end) < 0)
            return -1;
        p->at = end;
        if (percent < 0)
            break;
        p->at++;
        if (next_is(p, '%')) {
            p->at++;
            builder_char(&p->out, '%');
            continue;
        }
        Conversion c;
        if (read_conversion(p, &c) < 0)
            return -1;
        Object *o = next_argument(p);
        if (o == NULL)
            return -1;
        if (put_conversion(p, &c, o) < 0)
            return -1;
    }
    bool left_over =
        !p->mapping
        && (is_tuple(p->args) ? (size_t)p->index < ((Tuple *)p->args)->length : p->index == -1);
    if (left_over)
        return raise_type_error("not all arguments converted during %s formatting",
                                p->bytes ? "bytes" : "string"),
               -1;
    return 0;
}

static Str *percent(Str *format, Object *args, bool bytes) {
    bool tuple = is_tuple(args);
    Percent p = {.format = format,
                 .out = STR_BUILDER,
                 .bytes = bytes,
                 .args = args,
                 .index = tuple ? 0 : -1};
    if (!tuple && !is_str(args) && args->type->getitem
        && !(bytes && (is_bytes(args) || object_is(args, &bytearray_type))))
        p.mapping = args;
    int status = run(&p);
    xdecref(p.value);
    if (status < 0) {
        builder_discard(&p.out);
        return NULL;
    }
    return builder_finish(&p.out);
}

Object *str_percent(Str *format, Object *args) { return OBJ(percent(format, args, false)); }

Object *bytes_percent(Object *format, Object *args) {
    Buffer buffer;
    if (object_buffer(format, &buffer, false) < 0)
        return NULL;
    Str *text = str_from_latin1(buffer.data, buffer.length);
    buffer_release(&buffer);
    Str *result = text ? percent(text, args, true) : NULL;
    xdecref(text);
    if (result == NULL)
        return NULL;
    ASSERT(result->kind == 1);
    Object *bytes = object_is(format, &bytearray_type)
                        ? bytearray_from_data(str_data(result), result->length)
                        : bytes_from_data(str_data(result), result->length);
    decref(result);
    return bytes;
}
