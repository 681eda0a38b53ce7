/* str: making, comparing, concatenating; the type.
 *
 * One block holds the struct and the characters behind it, 1, 2 or 4 bytes each, with a zero
 * character at the end. The kind is always the least that fits, so equal texts have equal kinds and
 * equality is memcmp. The empty string and those of one Latin-1 character are static. A string that
 * only its caller holds may still be written to: str_append_steal relies on it.
 */
#include <stdio.h>
#include <stdlib.h>
#include "runtime/objects/str_private.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

#define CHAR_1(c)                                                                                  \
    {                                                                                              \
        {.head = HEAD(&str_type), .length = 1, .kind = 1, .ascii = (c) < 128, .interned = 1}, {    \
            (c), 0                                                                                 \
        }                                                                                          \
    }
#define CHAR_4(c)  CHAR_1(c), CHAR_1((c) + 1), CHAR_1((c) + 2), CHAR_1((c) + 3)
#define CHAR_16(c) CHAR_4(c), CHAR_4((c) + 4), CHAR_4((c) + 8), CHAR_4((c) + 12)
#define CHAR_64(c) CHAR_16(c), CHAR_16((c) + 16), CHAR_16((c) + 32), CHAR_16((c) + 48)
Latin1 str_latin1[256] = {CHAR_64(0), CHAR_64(64), CHAR_64(128), CHAR_64(192)};
Str *const str_empty = NAME(empty_);

/* ---- making ---------------------------------------------------------------------------------- */

Str *str_alloc(size_t length, unsigned kind, bool ascii) {
    if (UNLIKELY(length > (SIZE_MAX >> 6)))
        return (Str *)raise_no_memory();
    Str *s = mem_alloc(str_block_size(length, kind));
    if (UNLIKELY(s == NULL))
        return (Str *)raise_no_memory();
    s->head.refcount = 1;
    s->head.type = &str_type;
    s->length = length;
    s->hash = 0;
    s->kind = (uint8_t)kind;
    s->ascii = ascii;
    s->interned = 0;
    s->unused = 0;
    str_put(s, length, 0);
    return s;
}

Str *str_new(size_t length, uint32_t max_char) {
    if (length == 0)
        return incref(str_empty);
    return str_alloc(length, kind_for(max_char), max_char < 128);
}

Str *str_from_char(uint32_t c) {
    if (c < 256)
        return latin1_char(c);
    Str *s = str_alloc(1, kind_for(c), false);
    if (s)
        str_put(s, 0, c);
    return s;
}

Str *str_from_text(Text t) {
    if (t.length == 0)
        return incref(str_empty);
    if (t.length == 1)
        return str_from_char(text_at(t, 0));
    uint32_t bits = text_bits(t);
    Str *s = str_alloc(t.length, kind_for(bits), bits < 128);
    if (s)
        text_copy(str_data(s), s->kind, t.data, t.kind, t.length);
    return s;
}

Str *str_from_ascii(const char *text) {
    size_t length = strlen(text);
    if (length <= 1)
        return length == 0 ? incref(str_empty) : latin1_char((uint8_t)*text);
    Str *s = str_alloc(length, 1, true);
    if (s)
        memcpy(str_data(s), text, length);
    return s;
}

Str *str_from_latin1(const uint8_t *chars, size_t length) {
    return str_from_text((Text){chars, length, 1});
}

Str *str_from_ucs4(const uint32_t *chars, size_t length) {
    return str_from_text((Text){chars, length, 4});
}

Str *str_canonical_steal(Str *s) {
    uint32_t bits = text_bits(text_of(s));
    s->ascii = bits < 128;
    if (kind_for(bits) == s->kind && s->length > 1)
        return s;
    Str *narrow = str_from_text(text_of(s));
    decref(s);
    return narrow;
}

Str *str_exact(Str *s) {
    return LIKELY(is_exact(s, &str_type)) ? incref(s) : str_from_text(text_of(s));
}

static void dealloc(Object *o) {
    Str *s = (Str *)o;
    if (UNLIKELY(!is_exact(o, &str_type))) {
        if (TYPE_HAS(o, TYPE_GC))
            gc_untrack(o);
        object_free(o);
        return;
    }
    if (UNLIKELY(s->interned))
        str_intern_forget(s);
    mem_free(s, str_block_size(s->length, s->kind));
}

static void require(bool holds, const char *what) {
    if (holds)
        return;
    fprintf(stderr, "str_check: %s\n", what);
    abort();
}

void str_check(Str *s) {
    uint32_t bits = text_bits(text_of(s));
    require(s->kind == kind_for(bits), "the kind is not the least that fits");
    require(s->ascii == (bits < 128), "the ascii flag is wrong");
    require(str_at(s, s->length) == 0, "no zero behind the text");
    uint32_t kept = s->hash;
    s->hash = 0;
    require(str_compute_hash(s) == kept || kept == 0, "the hash is not that of the text");
    require(!s->interned || str_intern_has(s), "marked as interned, but not in the table");
}

/* ---- hash and comparison --------------------------------------------------------------------- */

ALWAYS_INLINE uint64_t fold_product(uint64_t a, uint64_t b) {
    __uint128_t p = (__uint128_t)a * b;
    return (uint64_t)p ^ (uint64_t)(p >> 64);
}
ALWAYS_INLINE uint64_t read8(const uint8_t *p) {
    uint64_t v;
    memcpy(&v, p, 8);
    return v;
}
ALWAYS_INLINE uint64_t read4(const uint8_t *p) {
    uint32_t v;
    memcpy(&v, p, 4);
    return v;
}

/* After Wang Yi's wyhash: multiply two words to 128 bits, fold the halves. */
ALWAYS_INLINE uint64_t hash_bytes(const uint8_t *p, size_t n) {
    const uint64_t k1 = 0xa0761d6478bd642f, k2 = 0xe7037ed1a0b428db;
    uint64_t seed = k2, a, b;
    if (LIKELY(n <= 16)) {
        if (LIKELY(n >= 4)) {
            size_t inner = n >> 3 << 2;
            a = read4(p) << 32 | read4(p + inner);
            b = read4(p + n - 4) << 32 | read4(p + n - 4 - inner);
        } else {
            a = n > 0 ? (uint64_t)p[0] << 16 | (uint64_t)p[n >> 1] << 8 | p[n - 1] : 0;
            b = 0;
        }
    } else {
        size_t left = n;
        for (; left > 16; left -= 16, p += 16)
            seed = fold_product(read8(p) ^ k1, read8(p + 8) ^ seed);
        a = read8(p + left - 16);
        b = read8(p + left - 8);
    }
    return fold_product(k1 ^ n, fold_product(a ^ k1, b ^ seed));
}

int64_t str_hash_bytes(const void *data, size_t size) {
    int64_t h = (int64_t)hash_bytes(data, size);
    return h == -1 ? -2 : h;
}

uint32_t str_compute_hash(Str *s) {
    uint64_t h = hash_bytes(str_data(s), s->length * s->kind);
    uint32_t folded = (uint32_t)(h ^ h >> 32);
    return s->hash = folded ? folded : 1;
}

bool str_equal(Str *a, Str *b) {
    if (a == b)
        return true;
    if (a->length != b->length || a->kind != b->kind || (a->interned & b->interned))
        return false;
    if (a->hash != b->hash && a->hash != 0 && b->hash != 0)
        return false;
    return memcmp(str_data(a), str_data(b), a->length * a->kind) == 0;
}

bool str_equal_ascii(const Str *s, const char *text) {
    size_t length = strlen(text);
    return s->length == length && s->ascii && memcmp(str_data(s), text, length) == 0;
}

int str_compare(Str *a, Str *b) {
    size_t n = a->length < b->length ? a->length : b->length;
    if (a->kind == 1 && b->kind == 1) {
        int order = memcmp(str_data(a), str_data(b), n);
        if (order)
            return order < 0 ? -1 : 1;
    } else {
        for (size_t i = 0; i < n; i++) {
            uint32_t x = str_at(a, i), y = str_at(b, i);
            if (x != y)
                return x < y ? -1 : 1;
        }
    }
    return (a->length > b->length) - (a->length < b->length);
}

static Object *compare(Object *a, Object *b, int op) {
    if (!is_str(a) || !is_str(b))
        return new_not_implemented();
    if (op == CMP_EQ || op == CMP_NE)
        return new_bool(str_equal((Str *)a, (Str *)b) == (op == CMP_EQ));
    int order = a == b ? 0 : str_compare((Str *)a, (Str *)b);
    return new_bool(op == CMP_LT   ? order < 0
                    : op == CMP_LE ? order <= 0
                    : op == CMP_GT ? order > 0
                                   : order >= 0);
}

static int64_t hash(Object *o) { return str_hash((Str *)o); }

/* ---- concatenation --------------------------------------------------------------------------- */

ALWAYS_INLINE void *at_char(Str *s, size_t i) { return (char *)str_data(s) + i * s->kind; }

Str *str_concat(Str *a, Str *b) {
    if (a->length == 0)
        return str_exact(b);
    if (b->length == 0)
        return str_exact(a);
    Str *s = str_alloc(a->length + b->length, a->kind > b->kind ? a->kind : b->kind,
                       a->ascii & b->ascii);
    if (s) {
        text_copy(str_data(s), s->kind, str_data(a), a->kind, a->length);
        text_copy(at_char(s, a->length), s->kind, str_data(b), b->kind, b->length);
    }
    return s;
}

Str *str_concat_n(Str *const *parts, size_t n) {
    size_t length = 0;
    unsigned kind = 1;
    bool ascii = true;
    for (size_t i = 0; i < n; i++) {
        length += parts[i]->length;
        kind |= parts[i]->kind;
        ascii &= parts[i]->ascii;
    }
    if (length == 0)
        return incref(str_empty);
    Str *s = str_alloc(length, kind >= 4 ? 4 : kind >= 2 ? 2 : 1, ascii);
    if (s == NULL)
        return NULL;
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        text_copy(at_char(s, at), s->kind, str_data(parts[i]), parts[i]->kind, parts[i]->length);
        at += parts[i]->length;
    }
    return s;
}

/* Only the caller holds a, nobody knows its hash or address by heart, and b's characters fit its
 * kind. */
ALWAYS_INLINE bool may_grow(const Str *a, const Str *b) {
    return a->head.refcount == 1 && is_exact(a, &str_type) && !a->interned && b->kind <= a->kind
           && a->length > 0 && a != b;
}

Str *str_append(Str *a, Str *b) {
    if (!may_grow(a, b)) {
        Str *s = str_concat(a, b);
        if (s != NULL)
            decref(a);
        return s;
    }
    size_t length = a->length, added = b->length;
    size_t old_size = str_block_size(length, a->kind),
           size = str_block_size(length + added, a->kind);
    if (size != old_size) {
        Str *moved = mem_resize(a, old_size, size);
        if (moved == NULL)
            return (Str *)raise_no_memory();
        a = moved;
    }
    text_copy(at_char(a, length), a->kind, str_data(b), b->kind, added);
    a->length = length + added;
    a->hash = 0;
    a->ascii &= b->ascii;
    str_put(a, a->length, 0);
    return a;
}

Str *str_append_steal(Str *a, Str *b) {
    Str *s = str_append(a, b);
    if (s == NULL)
        decref(a);
    return s;
}

static Object *concat(Object *a, Object *b) {
    if (!is_str(a) || !is_str(b))
        return raise_type_error("can only concatenate str (not \"%T\") to str", is_str(a) ? b : a);
    return OBJ(str_concat((Str *)a, (Str *)b));
}

static Object *repeat(Object *o, ssize_t n) {
    Str *s = (Str *)o;
    if (n <= 0 || s->length == 0)
        return incref(str_empty);
    if (n == 1)
        return OBJ(str_exact(s));
    size_t length;
    if (__builtin_mul_overflow(s->length, (size_t)n, &length) || length > (size_t)PTRDIFF_MAX)
        return raise_overflow_error("repeated string is too long");
    Str *result = str_alloc(length, s->kind, s->ascii);
    if (result == NULL)
        return NULL;
    if (s->length == 1) {
        text_fill(str_data(result), s->kind, str_at(s, 0), length);
        return OBJ(result);
    }
    size_t unit = s->length * s->kind, total = length * s->kind, done = unit;
    char *data = str_data(result);
    memcpy(data, str_data(s), unit);
    while (done < total) { /* doubles what is there */
        size_t more = done < total - done ? done : total - done;
        memcpy(data + done, data, more);
        done += more;
    }
    return OBJ(result);
}

static Str *join_error(size_t i, Object *item) {
    return (Str *)raise_type_error("sequence item %zu: expected str instance, %T found", i, item);
}

/* Items of a list or tuple: measured, then copied. No Python code can run in between. */
static Str *join_items(Str *separator, Object *const *items, size_t n) {
    size_t length = n > 1 ? separator->length * (n - 1) : 0;
    unsigned kind = n > 1 ? separator->kind : 1;
    bool ascii = n > 1 ? separator->ascii : true;
    for (size_t i = 0; i < n; i++) {
        Str *item = (Str *)items[i];
        if (UNLIKELY(!is_str(item)))
            return join_error(i, OBJ(item));
        length += item->length;
        kind |= item->kind;
        ascii &= item->ascii;
    }
    Str *s = str_alloc(length, kind >= 4 ? 4 : kind >= 2 ? 2 : 1, ascii);
    if (s == NULL)
        return NULL;
    char *to = str_data(s);
    unsigned wide = s->kind;
    for (size_t i = 0; i < n; i++) {
        Str *item = (Str *)items[i];
        if (i > 0 && separator->length > 0) {
            if (separator->length == 1 && wide == 1)
                *to = *(char *)str_data(separator);
            else
                text_copy(to, wide, str_data(separator), separator->kind, separator->length);
            to += separator->length * wide;
        }
        text_copy(to, wide, str_data(item), item->kind, item->length);
        to += item->length * wide;
    }
    return s;
}

Str *str_join(Str *separator, Object *iterable) {
    Object *fast = sequence_fast(iterable, "can only join an iterable");
    if (fast == NULL)
        return NULL;
    bool tuple = is_tuple(fast);
    size_t n = tuple ? ((Tuple *)fast)->length : ((List *)fast)->length;
    Object *const *items = tuple ? ((Tuple *)fast)->items : ((List *)fast)->items;
    Str *result;
    if (n == 0)
        result = incref(str_empty);
    else if (n == 1)
        result = is_str(items[0]) ? str_exact((Str *)items[0]) : join_error(0, items[0]);
    else
        result = join_items(separator, items, n);
    decref(fast);
    return result;
}

/* ---- parts ----------------------------------------------------------------------------------- */

Str *str_slice(Str *s, size_t start, size_t end) {
    if (start == 0 && end == s->length)
        return str_exact(s);
    if (start >= end)
        return incref(str_empty);
    size_t n = end - start;
    if (!s->ascii)
        return str_from_text(text_slice(text_of(s), start, end));
    const uint8_t *from = (const uint8_t *)str_data(s) + start;
    if (n == 1)
        return latin1_char(*from);
    Str *part = str_alloc(n, 1, true);
    if (part)
        memcpy(str_data(part), from, n);
    return part;
}

Object *str_getitem_index(Str *s, ssize_t i) {
    if (i < 0)
        i += (ssize_t)s->length;
    if (UNLIKELY((size_t)i >= s->length))
        return raise_index_error("string index out of range");
    return OBJ(str_char_at(s, (size_t)i));
}

ssize_t str_find(Str *s, Str *needle, size_t start, size_t end) {
    if (end > s->length)
        end = s->length;
    if (start > end)
        return -1;
    ssize_t at = text_find(text_slice(text_of(s), start, end), text_of(needle));
    return at < 0 ? -1 : at + (ssize_t)start;
}

enum { SHORT_TEXT = 24 }; /* shorter ones are searched before memchr has chosen its way */

int str_contains(Str *s, Str *needle) {
    if (needle->length == 1 && s->length <= SHORT_TEXT && s->kind == 1 && needle->kind == 1) {
        const uint8_t *p = str_data(s), *end = p + s->length;
        uint8_t c = *(const uint8_t *)str_data(needle);
        while (p < end)
            if (*p++ == c)
                return 1;
        return 0;
    }
    return text_find(text_of(s), text_of(needle)) >= 0;
}

static int contains(Object *self, Object *o) {
    if (!is_str(o))
        return raise_type_error("'in <string>' requires string as left operand, not %T", o), -1;
    return str_contains((Str *)self, (Str *)o);
}

static ssize_t length(Object *o) { return (ssize_t)((Str *)o)->length; }

static Object *str_slot(Object *o) { return OBJ(str_exact((Str *)o)); }

static Object *repr(Object *o) { return OBJ(str_repr((Str *)o)); }

static Object *modulo(Object *a, Object *b) {
    return is_str(a) ? str_percent((Str *)a, b) : new_not_implemented();
}

Type str_type = {
    .head = HEAD(&type_type),
    .name = "str",
    .size = sizeof(Str),
    .item_size = 1,
    .flags = TYPE_BASE | TYPE_IS_STR | TYPE_IMMUTABLE,
    .base = &object_type,
    .dealloc = dealloc,
    .repr = repr,
    .str = str_slot,
    .hash = hash,
    .compare = compare,
    .iter = str_iter,
    .new_ = str_new_slot,
    .len = length,
    .getitem = str_getitem,
    .contains = contains,
    .concat = concat,
    .repeat = repeat,
    .mod = modulo,
    .methods = str_methods,
    .doc = "str(object='')\n"
           "str(bytes_like, encoding='utf-8', errors='strict')\n\n"
           "Text. It never changes.",
};
