/* _random: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998, with their initialisation of
 * 2002), as CPython seeds and reads it, so that a seed gives the same numbers; and SHA-512 (FIPS
 * 180-4), by which seeds that are text become ints.
 */
#include <errno.h>
#include <sys/random.h>
#include "runtime/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"

enum { N = 624, M = 397 };

typedef struct Generator { /* _random.Random */
    Object head;
    uint32_t state[N];
    uint32_t at; /* the next word of state to give out; N: all are used up */
} Generator;

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define GENERATOR(o) ((Generator *)(o))

/* ---- the twister ----------------------------------------------------------------------------- */

static uint32_t twist(uint32_t high, uint32_t low) {
    uint32_t y = (high & 0x80000000u) | (low & 0x7FFFFFFFu);
    return y >> 1 ^ (y & 1 ? 0x9908B0DFu : 0);
}

static void refill(Generator *g) {
    uint32_t *s = g->state;
    int i = 0;
    for (; i < N - M; i++)
        s[i] = s[i + M] ^ twist(s[i], s[i + 1]);
    for (; i < N - 1; i++)
        s[i] = s[i + M - N] ^ twist(s[i], s[i + 1]);
    s[N - 1] = s[M - 1] ^ twist(s[N - 1], s[0]);
    g->at = 0;
}

static uint32_t next_word(Generator *g) {
    if (g->at >= N)
        refill(g);
    uint32_t y = g->state[g->at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9D2C5680u;
    y ^= y << 15 & 0xEFC60000u;
    return y ^ y >> 18;
}

static void seed_by_word(Generator *g, uint32_t seed) {
    g->state[0] = seed;
    for (uint32_t i = 1; i < N; i++)
        g->state[i] = 1812433253u * (g->state[i - 1] ^ g->state[i - 1] >> 30) + i;
    g->at = N;
}

static void seed_by_array(Generator *g, const uint32_t *key, size_t length) {
    uint32_t *s = g->state;
    size_t i = 1, j = 0;
    seed_by_word(g, 19650218u);
    for (size_t k = length > N ? length : N; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i >= N) {
            s[0] = s[N - 1];
            i = 1;
        }
        if (++j >= length)
            j = 0;
    }
    for (int k = N - 1; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i >= N) {
            s[0] = s[N - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000u;
}

/* ---- seeding --------------------------------------------------------------------------------- */

static int seed_by_system(Generator *g) {
    uint32_t key[N];
    for (size_t done = 0; done < sizeof key;) {
        ssize_t n =
            getrandom((char *)key + done, sizeof key - done < 256 ? sizeof key - done : 256, 0);
        if (n < 0 && errno != EINTR)
            return raise_os_error(errno, NULL), -1;
        done += n > 0 ? (size_t)n : 0;
    }
    seed_by_array(g, key, N);
    return 0;
}

/* By the absolute value's words of 32 bits, the lowest first. */
static int seed_by_int(Generator *g, Object *number) {
    Object *absolute = number_absolute(number);
    if (absolute == NULL)
        return -1;
    size_t words = (int_bit_length(absolute) + 31) / 32;
    uint32_t *key = mem_alloc_array(words + 1, sizeof *key);
    if (key == NULL) {
        decref(absolute);
        return raise_no_memory(), -1;
    }
    int64_t value;
    key[0] = 0;
    if (int_fits_i64(absolute, &value)) {
        key[0] = (uint32_t)value;
        if (words > 1)
            key[1] = (uint32_t)(value >> 32);
    } else {
        const uint64_t *limbs = ((BigInt *)absolute)->limbs;
        for (size_t i = 0; i < words; i++)
            key[i] = (uint32_t)(limbs[i / 2] >> (i % 2 * 32));
    }
    seed_by_array(g, key, words > 0 ? words : 1);
    mem_free(key, (words + 1) * sizeof *key);
    decref(absolute);
    return 0;
}

static int seed_by_object(Generator *g, Object *seed) {
    if (seed == NULL || seed == KNone)
        return seed_by_system(g);
    if (is_int(seed))
        return seed_by_int(g, int_unwrap(seed));
    int64_t hash = object_hash(seed);
    if (hash == -1)
        return -1;
    Object *number = int_from_u64((uint64_t)hash);
    int result = number != NULL ? seed_by_int(g, number) : -1;
    xdecref(number);
    return result;
}

/* ---- the type -------------------------------------------------------------------------------- */

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *o = object_new(type);
    if (o == NULL)
        return NULL;
    if (type->flags & TYPE_GC)
        gc_track(o);
    GENERATOR(o)->at = N;
    if (seed_by_system(GENERATOR(o)) < 0)
        CLEAR(o);
    return o;
}

static int init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (is_exact(o, o->type) && args_no_keywords("Random", kwnames) < 0)
        return -1;
    if (nargs > 1)
        return raise_type_error("Random() requires 0 or 1 argument"), -1;
    return seed_by_object(GENERATOR(o), nargs == 1 ? args[0] : NULL);
}

static void dealloc(Object *o) {
    if (TYPE_HAS(o, TYPE_GC))
        gc_untrack(o);
    object_free(o);
}

METHOD(method_random) {
    uint32_t a = next_word(GENERATOR(self)) >> 5, b = next_word(GENERATOR(self)) >> 6;
    return float_from_double((a * 67108864.0 + b) * (1.0 / 9007199254740992.0)); /* 53 bits */
}

METHOD(method_seed) { return seed_by_object(GENERATOR(self), args[0]) < 0 ? NULL : new_none(); }

METHOD(method_getrandbits) {
    Object *number = number_index(args[0]);
    if (number == NULL)
        return NULL;
    int64_t bits;
    bool fits = int_fits_i64(number, &bits), negative = int_sign(number) < 0;
    decref(number);
    if (negative)
        return raise_value_error("number of bits must be non-negative");
    if (!fits || bits > INT32_MAX)
        return raise_overflow_error("Python int too large to convert to C int");
    if (bits == 0)
        return int_from_i64(0);
    if (bits <= 32)
        return int_from_i64(next_word(GENERATOR(self)) >> (32 - bits));
    size_t words = ((size_t)bits - 1) / 32 + 1;
    uint32_t *array = mem_alloc_array(words, sizeof *array);
    if (array == NULL)
        return raise_no_memory();
    for (size_t i = 0; i < words; i++, bits -= 32) {
        array[i] = next_word(GENERATOR(self));
        if (bits < 32)
            array[i] >>= 32 - bits;
    }
    Object *result = int_from_bytes((const uint8_t *)array, words * sizeof *array, true, false);
    mem_free(array, words * sizeof *array);
    return result;
}

METHOD(method_getstate) {
    Generator *g = GENERATOR(self);
    Tuple *t = tuple_new(N + 1);
    for (size_t i = 0; t != NULL && i <= N; i++)
        if ((t->items[i] = int_from_i64(i < N ? g->state[i] : g->at)) == NULL)
            CLEAR(t);
    if (t != NULL)
        tuple_finish(t);
    return OBJ(t);
}

METHOD(method_setstate) {
    uint32_t state[N];
    if (!is_tuple(args[0]))
        return raise_type_error("state vector must be a tuple");
    Tuple *t = (Tuple *)args[0];
    if (t->length != N + 1)
        return raise_value_error("state vector is the wrong size");
    for (size_t i = 0; i <= N; i++) {
        if (!is_int(t->items[i]))
            return raise_type_error("an integer is required");
        int64_t n;
        bool fits = int_fits_i64(t->items[i], &n);
        if (i == N) {
            if (!fits || n < 0 || n > N)
                return raise_value_error("invalid state");
            GENERATOR(self)->at = (uint32_t)n;
            break;
        }
        if (int_sign(t->items[i]) < 0)
            return raise_overflow_error("can't convert negative value to unsigned int");
        if (!fits && int_bit_length(t->items[i]) > 64)
            return raise_overflow_error("Python int too large to convert to C unsigned long");
        state[i] = (uint32_t)int_as_u64(t->items[i]);
    }
    memcpy(GENERATOR(self)->state, state, sizeof state);
    return new_none();
}

static const MethodDef methods[] = {
    {"random", method_random, "", 0, "The next float of [0, 1)."},
    {"seed", method_seed, "n=None, /", 0,
     "Start anew from a number, or by what the system has for None."},
    {"getstate", method_getstate, "", 0, "The state, a tuple."},
    {"setstate", method_setstate, "state, /", 0, "Go on from a state."},
    {"getrandbits", method_getrandbits, "k, /", 0, "An int of k random bits."},
    {0},
};

static Type generator_type = {
    .head = HEAD(&type_type),
    .name = "_random.Random",
    .module = "_random",
    .size = sizeof(Generator),
    .flags = TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .new_ = new_,
    .init = init,
    .methods = methods,
    .doc = "A generator of random numbers, with a state of its own.",
};

/* ---- SHA-512 --------------------------------------------------------------------------------- */

static const uint64_t sha_constants[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

static uint64_t rotate(uint64_t x, int n) { return x >> n | x << (64 - n); }

static void sha_block(uint64_t *h, const uint8_t *block) {
    uint64_t w[80], v[8];
    for (int i = 0; i < 16; i++) {
        w[i] = 0;
        for (int k = 0; k < 8; k++)
            w[i] = w[i] << 8 | block[8 * i + k];
    }
    for (int i = 16; i < 80; i++)
        w[i] = w[i - 16] + w[i - 7] + (rotate(w[i - 15], 1) ^ rotate(w[i - 15], 8) ^ w[i - 15] >> 7)
               + (rotate(w[i - 2], 19) ^ rotate(w[i - 2], 61) ^ w[i - 2] >> 6);
    memcpy(v, h, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint64_t e = v[4], a = v[0];
        uint64_t first = v[7] + (rotate(e, 14) ^ rotate(e, 18) ^ rotate(e, 41))
                         + ((e & v[5]) ^ (~e & v[6])) + sha_constants[i] + w[i];
        uint64_t second = (rotate(a, 28) ^ rotate(a, 34) ^ rotate(a, 39))
                          + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += first;
        v[0] = first + second;
    }
    for (int i = 0; i < 8; i++)
        h[i] += v[i];
}

METHOD(function_sha512) {
    uint64_t h[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                     0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                     0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
    Buffer b;
    if (object_buffer(args[0], &b, BUFFER_SIMPLE) < 0)
        return NULL;
    const uint8_t *data = b.data;
    size_t left = b.length;
    for (; left >= 128; data += 128, left -= 128)
        sha_block(h, data);
    uint8_t last[256] = {0}; /* the rest, a bit, zeros, the length in bits */
    size_t size = left < 112 ? 128 : 256;
    if (left > 0)
        memcpy(last, data, left);
    last[left] = 0x80;
    uint64_t bits = (uint64_t)b.length * 8;
    for (size_t i = 0; i < 8; i++)
        last[size - 1 - i] = (uint8_t)(bits >> (8 * i));
    sha_block(h, last);
    if (size == 256)
        sha_block(h, last + 128);
    buffer_release(&b);
    Object *digest = bytes_new(64);
    for (size_t i = 0; digest != NULL && i < 64; i++)
        ((Bytes *)digest)->data[i] = (char)(h[i / 8] >> (56 - i % 8 * 8));
    return digest;
}

static int module_init(Object *module) { return module_add_type(module, &generator_type); }

static const MethodDef functions[] = {
    {"_sha512", function_sha512, "data, /", 0, "The SHA-512 digest of bytes."},
    {0},
};

const ModuleDef _random_module = {
    .name = "_random",
    .doc = "The Mersenne Twister: the native part of random.",
    .functions = functions,
    .init = module_init,
};
