/* int.__format__: the format mini-language for integers. The presentation types of floats convert
 * first. */
#include "runtime/objects/int_internal.h"
#include "runtime/objects/number_text.h"

static int base_of(uint32_t type) {
    switch (type) {
    case 'b':
        return 2;
    case 'o':
        return 8;
    case 'x':
    case 'X':
        return 16;
    default:
        return 10;
    }
}

static Object *format_char(Object *self, FormatSpec *spec) {
    int64_t code;
    if (spec->sign)
        return raise_value_error("Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return raise_value_error(
            "Alternate form (#) not allowed with integer format specifier 'c'");
    if (!int_fits_i64(self, &code))
        return raise_overflow_error("Python int too large to convert to C long");
    if (code < 0 || code > 0x10ffff)
        return raise_overflow_error("%%c arg not in range(0x110000)");
    Str *text = str_from_char((uint32_t)code);
    if (text == NULL)
        return NULL;
    if (spec->align == 0 || spec->align == '=')
        spec->align = '>';
    Str *result = format_text_layout(spec, text);
    decref(text);
    return OBJ(result);
}

static Object *format_digits(Object *self, const FormatSpec *spec) {
    int base = base_of(spec->type);
    Str *text = int_to_str(self, base), *result;
    if (text == NULL)
        return NULL;
    char *digits = str_data(text);
    size_t length = text->length;
    bool negative = digits[0] == '-';
    char *upper = NULL;
    if (negative)
        digits++, length--;
    if (spec->type == 'X') {
        upper = mem_alloc(length);
        if (upper == NULL) {
            decref(text);
            return raise_no_memory();
        }
        for (size_t i = 0; i < length; i++)
            upper[i] = digits[i] >= 'a' ? (char)(digits[i] - 'a' + 'A') : digits[i];
        digits = upper;
    }
    char prefix[3] = {'0', (char)spec->type, 0};
    char sign = negative ? '-' : spec->sign == '-' ? 0 : spec->sign;
    result = format_number_layout(spec, sign, spec->alternate && base != 10 ? prefix : "", digits,
                                  length, length);
    if (upper)
        mem_free(upper, length);
    decref(text);
    return OBJ(result);
}

static Object *format_as_float(Object *self, Str *spec) {
    double d = int_as_double(self);
    if (d == -1.0 && error_occurred())
        return NULL;
    return float_format_spec(self, d, spec);
}

Object *int_format_spec(Object *self, Str *text) {
    FormatSpec spec;
    if (text->length == 0)
        return is_exact(self, &int_type) || is_exact(self, &bigint_type) ? int_repr(self)
                                                                         : OBJ(object_str(self));
    if (format_spec_parse(text, &spec, self) < 0)
        return NULL;
    if (spec.type == 0 || (spec.type < 128 && strchr("bcdnoxX", (int)spec.type))) {
        if (spec.precision != -1)
            return raise_value_error("Precision not allowed in integer format specifier");
        if (spec.no_negative_zero)
            return raise_value_error(
                "Negative zero coercion (z) not allowed in integer format specifier");
        return spec.type == 'c' ? format_char(self, &spec) : format_digits(self, &spec);
    }
    if (spec.type < 128 && strchr("eEfFgG%", (int)spec.type))
        return format_as_float(self, text);
    return number_raise_format_code(spec.type, self);
}
