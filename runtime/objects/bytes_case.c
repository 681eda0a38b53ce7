/* Methods of bytes and bytearray that read the bytes as ASCII: case, classes of characters,
 * padding. */
#include "runtime/objects/bytes_private.h"

#define METHOD(name)                                                                               \
    Object *bytes_m_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED ((void)args, (void)nargs, (void)kwnames)

static bool is_lower(uint32_t c) { return c - 'a' < 26; }
static bool is_upper(uint32_t c) { return c - 'A' < 26; }
static bool is_alpha(uint32_t c) { return (c | 32) - 'a' < 26; }
static bool is_digit(uint32_t c) { return c - '0' < 10; }
static bool is_alnum(uint32_t c) { return is_alpha(c) || is_digit(c); }
static bool is_ascii(uint32_t c) { return c < 128; }

/* ---- case ------------------------------------------------------------------------------------ */

typedef enum { TO_LOWER, TO_UPPER, SWAP, TITLE, CAPITALIZE } CaseMap;

static Object *map(Object *self, CaseMap how) {
    Text view = bytes_view(self);
    char *to;
    Object *result = bytes_blank_like(self, view.length, &to);
    bool inside = false; /* of a word, or behind the first byte */
    for (size_t i = 0; result && i < view.length; i++) {
        uint8_t c = ((const uint8_t *)view.data)[i];
        bool flip = how == TO_LOWER   ? is_upper(c)
                    : how == TO_UPPER ? is_lower(c)
                    : how == SWAP     ? is_alpha(c)
                    : inside          ? is_upper(c)
                                      : is_lower(c);
        inside = how == CAPITALIZE || is_alpha(c);
        to[i] = (char)(flip ? c ^ 32 : c);
    }
    return result;
}

METHOD(lower) {
    UNUSED;
    return map(self, TO_LOWER);
}
METHOD(upper) {
    UNUSED;
    return map(self, TO_UPPER);
}
METHOD(swapcase) {
    UNUSED;
    return map(self, SWAP);
}
METHOD(title) {
    UNUSED;
    return map(self, TITLE);
}
METHOD(capitalize) {
    UNUSED;
    return map(self, CAPITALIZE);
}

/* ---- classes --------------------------------------------------------------------------------- */

static Object *all(Object *self, bool (*test)(uint32_t), bool when_empty) {
    Text view = bytes_view(self);
    for (size_t i = 0; i < view.length; i++)
        if (!test(text_at(view, i)))
            return new_bool(false);
    return new_bool(view.length > 0 || when_empty);
}

static Object *one_case(Object *self, bool (*right)(uint32_t), bool (*wrong)(uint32_t)) {
    Text view = bytes_view(self);
    bool some = false;
    for (size_t i = 0; i < view.length; i++) {
        if (wrong(text_at(view, i)))
            return new_bool(false);
        some |= right(text_at(view, i));
    }
    return new_bool(some);
}

METHOD(isalnum) {
    UNUSED;
    return all(self, is_alnum, false);
}
METHOD(isalpha) {
    UNUSED;
    return all(self, is_alpha, false);
}
METHOD(isascii) {
    UNUSED;
    return all(self, is_ascii, true);
}
METHOD(isdigit) {
    UNUSED;
    return all(self, is_digit, false);
}
METHOD(isspace) {
    UNUSED;
    return all(self, bytes_is_space, false);
}
METHOD(islower) {
    UNUSED;
    return one_case(self, is_lower, is_upper);
}
METHOD(isupper) {
    UNUSED;
    return one_case(self, is_upper, is_lower);
}

METHOD(istitle) {
    UNUSED;
    Text view = bytes_view(self);
    bool some = false, inside = false;
    for (size_t i = 0; i < view.length; i++) {
        uint32_t c = text_at(view, i);
        if (is_upper(c) ? inside : is_lower(c) && !inside)
            return new_bool(false);
        inside = is_alpha(c);
        some |= inside;
    }
    return new_bool(some);
}

/* ---- padding --------------------------------------------------------------------------------- */

static Object *pad(Object *self, size_t left, size_t right, char fill) {
    Text view = bytes_view(self);
    if (left + right == 0)
        return bytes_piece(self, 0, view.length);
    if (left > SIZE_MAX / 8 || right > SIZE_MAX / 8)
        return raise_no_memory();
    char *to;
    Object *result = bytes_blank_like(self, left + view.length + right, &to);
    if (result) {
        memset(to, fill, left);
        memcpy(to + left, view.data, view.length);
        memset(to + left + view.length, fill, right);
    }
    return result;
}

/* Missing columns and the fill byte of (width, fillchar). */
static int pad_arguments(const char *method, Object *self, Object *const *args, size_t *missing,
                         char *fill) {
    ssize_t width = 0;
    *fill = ' ';
    if (text_count_arg(args[0], &width) < 0)
        return -1;
    if (args[1]) {
        bool byte_string = is_bytes(args[1]) || object_is(args[1], &bytearray_type);
        Text view = byte_string ? bytes_view(args[1]) : (Text){0};
        if (view.length != 1)
            return raise_type_error("%s() argument 2 must be a byte string of length 1, not %T",
                                    method, args[1]),
                   -1;
        *fill = *(const char *)view.data;
    }
    size_t length = bytes_view(self).length;
    *missing = width > (ssize_t)length ? (size_t)width - length : 0;
    return 0;
}

METHOD(ljust) {
    UNUSED;
    size_t missing;
    char fill;
    return pad_arguments("ljust", self, args, &missing, &fill) < 0 ? NULL
                                                                   : pad(self, 0, missing, fill);
}
METHOD(rjust) {
    UNUSED;
    size_t missing;
    char fill;
    return pad_arguments("rjust", self, args, &missing, &fill) < 0 ? NULL
                                                                   : pad(self, missing, 0, fill);
}
METHOD(center) {
    UNUSED;
    size_t missing;
    char fill;
    if (pad_arguments("center", self, args, &missing, &fill) < 0)
        return NULL;
    size_t left = missing / 2 + (missing & (bytes_view(self).length + missing) & 1);
    return pad(self, left, missing - left, fill);
}

METHOD(zfill) {
    UNUSED;
    ssize_t width = 0;
    if (text_count_arg(args[0], &width) < 0)
        return NULL;
    size_t length = bytes_view(self).length,
           zeros = width > (ssize_t)length ? (size_t)width - length : 0;
    Object *padded = pad(self, zeros, 0, '0');
    if (padded && zeros > 0 && length > 0) {
        char *data = (char *)bytes_view(padded).data, sign = data[zeros];
        if (sign == '+' || sign == '-') {
            data[zeros] = '0';
            data[0] = sign;
        }
    }
    return padded;
}

METHOD(expandtabs) {
    UNUSED;
    ssize_t size = 8;
    size_t column = 0;
    if (args[0] != NULL && (size = number_as_c_int(args[0])) == -1 && error_occurred())
        return NULL;
    BytesBuilder b = BYTES_BUILDER;
    Text view = bytes_view(self);
    for (size_t i = 0; i < view.length && !b.failed; i++) {
        uint8_t c = (uint8_t)text_at(view, i);
        if (c == '\t') {
            size_t spaces = size > 0 ? (size_t)size - column % (size_t)size : 0;
            char *to = bytes_builder_room(&b, spaces);
            if (to)
                memset(to, ' ', spaces);
            b.length += to ? spaces : 0;
            column += spaces;
        } else {
            bytes_builder_byte(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    Object *result = b.failed ? NULL : bytes_like(self, b.data, b.length);
    bytes_builder_discard(&b);
    return result;
}
