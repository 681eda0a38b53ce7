/* int: both representations and the border between them, text, bits, powers, and what happens when
 * memory or patience runs out. */
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "tests/unit/unit.h"

/* A new int of a literal such as "-0x1f" or "12_000". */
static Object *num(const char *text) {
    Str *s = str_from_ascii(text);
    Object *o = int_from_str(s, 0);
    decref(s);
    ck_assert_msg(o != NULL, "no int: %s", text);
    return o;
}

static Object *binary(BinaryOp op, const char *a, const char *b) {
    Object *x = num(a), *y = num(b), *result = int_binary(op, x, y);
    decref(x);
    decref(y);
    return result;
}

/* A number of `bits` ones. */
static Object *ones(int64_t bits) {
    Object *one = int_from_i64(1), *count = int_from_i64(bits), *power, *result;
    power = int_binary(OP_LSHIFT, one, count);
    result = int_binary(OP_SUB, power, one);
    decref(count);
    decref(power);
    return result;
}

START_TEST(the_representation_is_canonical) {
    Object *big = binary(OP_ADD, "9223372036854775807", "1");
    ck_assert_ptr_eq(big->type, &bigint_type);
    ck_assert_ptr_eq(type_of(big), &int_type);
    Object *least = int_binary(OP_SUB, big, big),
           *back = binary(OP_SUB, "9223372036854775808", "1");
    ck_assert_ptr_eq(least, &small_ints[-SMALL_MIN]);
    ck_assert_ptr_eq(back->type, &int_type);
    decref(big);
    decref(least);
    decref(back);
    back = num("-9223372036854775808");
    ck_assert_ptr_eq(back->type, &int_type);
    decref(back);
    back = num("-9223372036854775809");
    ck_assert_ptr_eq(back->type, &bigint_type);
    decref(back);
    for (int64_t v = SMALL_MIN; v <= SMALL_MAX; v++)
        ck_assert_int_eq(small_ints[v - SMALL_MIN].value, v);
}
END_TEST

START_TEST(arithmetic_crosses_the_border) {
    ck_repr(binary(OP_ADD, "0x7fffffffffffffff", "0x7fffffffffffffff"), "18446744073709551614");
    ck_repr(binary(OP_SUB, "-0x8000000000000000", "1"), "-9223372036854775809");
    ck_repr(binary(OP_MUL, "-0x8000000000000000", "-1"), "9223372036854775808");
    ck_repr(binary(OP_MUL, "18446744073709551616", "18446744073709551616"),
            "340282366920938463463374607431768211456");
    ck_repr(binary(OP_FLOORDIV, "-0x8000000000000000", "-1"), "9223372036854775808");
    ck_repr(binary(OP_MOD, "-0x8000000000000000", "-1"), "0");
}
END_TEST

START_TEST(division_rounds_down) {
    ck_repr(binary(OP_DIVMOD, "-7", "2"), "(-4, 1)");
    ck_repr(binary(OP_DIVMOD, "7", "-2"), "(-4, -1)");
    ck_repr(binary(OP_DIVMOD, "-100000000000000000000", "30000000000000000000"),
            "(-4, 20000000000000000000)");
    ck_repr(binary(OP_DIVMOD, "5", "-100000000000000000000"), "(-1, -99999999999999999995)");
    ck_repr(binary(OP_TRUEDIV, "1", "3"), "0.3333333333333333");
    ck_repr(binary(OP_TRUEDIV, "9007199254740993", "2"), "4503599627370496.0");
    ck_raises(binary(OP_FLOORDIV, "1", "0"),
              "ZeroDivisionError: integer division or modulo by zero");
    ck_raises(binary(OP_MOD, "1", "0"), "ZeroDivisionError: integer modulo by zero");
    ck_raises(binary(OP_TRUEDIV, "1", "0"), "ZeroDivisionError: division by zero");
}
END_TEST

START_TEST(negative_numbers_are_twos_complement) {
    ck_repr(binary(OP_AND, "-1", "0xffffffffffffffffffff"), "1208925819614629174706175");
    ck_repr(binary(OP_OR, "-0x10000000000000000", "1"), "-18446744073709551615");
    ck_repr(binary(OP_XOR, "0x10000000000000000", "-1"), "-18446744073709551617");
    ck_repr(binary(OP_RSHIFT, "-18446744073709551617", "64"), "-2");
    ck_repr(binary(OP_RSHIFT, "-1", "1000000000000000000000"), "-1");
    ck_repr(binary(OP_LSHIFT, "-1", "63"), "-9223372036854775808");
    ck_raises(binary(OP_LSHIFT, "1", "-1"), "ValueError: negative shift count");
}
END_TEST

START_TEST(sizes_are_refused_beforehand) {
    ck_raises(binary(OP_LSHIFT, "1", "0x10000000000"), "MemoryError");
    ck_raises(binary(OP_LSHIFT, "1", "0x100000000000000000000"),
              "OverflowError: too many digits in integer");
    ck_raises(binary(OP_POW, "10", "100000000000000000000"), "MemoryError");
    ck_raises(binary(OP_POW, "3", "0x7fffffffffffffff"), "MemoryError");
    ck_repr(binary(OP_LSHIFT, "0", "0x100000000000000000000"), "0");
    ck_repr(binary(OP_POW, "-1", "100000000000000000001"), "-1");
}
END_TEST

START_TEST(text_has_many_forms) {
    static const struct {
        const char *text;
        int base;
        const char *repr;
    } good[] = {{" 12 ", 10, "12"},
                {"-0b11", 0, "-3"},
                {"0o17", 8, "15"},
                {"0x_ff", 16, "255"},
                {"z", 36, "35"},
                {"1_000", 10, "1000"},
                {"0_0", 0, "0"},
                {"+5", 10, "5"},
                {"ffffffffffffffffffff", 16, "1208925819614629174706175"}};
    static const char *const bad[] = {"",   "-",   "1__0", "_1",  "1_",
                                      "0x", "1 2", "1.5",  "- 1", "12a"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        Str *s = str_from_ascii(good[i].text);
        ck_repr(int_from_str(s, good[i].base), good[i].repr);
        decref(s);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Str *s = str_from_ascii(bad[i]),
            *message = str_format("ValueError: invalid literal for int() with base 10: %R", s);
        ck_assert_ptr_null(int_from_str(s, 10));
        ck_assert_str_eq(unit_pending(), str_data(message));
        decref(s);
        decref(message);
    }
}
END_TEST

START_TEST(digits_are_limited) {
    Object *big = ones(20000);
    ck_raises(int_to_str(big, 10),
              "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use "
              "sys.set_int_max_str_digits() to increase the limit");
    Str *hex = int_to_str(big, 16);
    ck_assert_uint_eq(hex->length, 5000);
    Object *back = int_from_str(hex, 16);
    ck_assert_int_eq(int_compare(big, back), 0);
    int_max_str_digits = 0;
    Str *decimal = int_to_str(big, 10);
    ck_assert_uint_eq(decimal->length, 6021);
    Object *again = int_from_str(decimal, 10);
    ck_assert_int_eq(int_compare(big, again), 0);
    int_max_str_digits = 4300;
    ck_assert_ptr_null(int_from_str(decimal, 10));
    ck_assert_str_eq(unit_pending(), "ValueError: Exceeds the limit (4300 digits) for integer "
                                     "string conversion: value has 6021 digits; "
                                     "use sys.set_int_max_str_digits() to increase the limit");
    decref(big);
    decref(hex);
    decref(back);
    decref(decimal);
    decref(again);
}
END_TEST

START_TEST(bytes_go_both_ways) {
    const uint8_t data[] = {0xff, 0x00, 0x80};
    ck_repr(int_from_bytes(data, 3, false, false), "16711808");
    ck_repr(int_from_bytes(data, 3, true, true), "-8388353");
    ck_repr(int_from_bytes(data, 1, true, true), "-1");
    ck_repr(int_from_bytes(data, 0, true, true), "0");
}
END_TEST

START_TEST(doubles_are_exact_or_rounded_once) {
    ck_repr(int_from_double(1e30), "1000000000000000019884624838656");
    ck_repr(int_from_double(-0x1p63), "-9223372036854775808");
    ck_repr(int_from_double(-1.9), "-1");
    ck_raises(int_from_double(__builtin_nan("")),
              "ValueError: cannot convert float NaN to integer");
    Object *o = num("9007199254740993"), *huge = ones(2000);
    ck_assert_double_eq(int_as_double(o), 9007199254740992.0);
    ck_raises(int_as_double(huge) == -1.0 ? NULL : huge,
              "OverflowError: int too large to convert to float");
    ck_assert_int_eq(float_compare_int(9007199254740992.0, o), -1);
    ck_assert_int_eq(float_compare_int(1e308, huge), -1);
    decref(o);
    decref(huge);
}
END_TEST

START_TEST(hashes_follow_the_prime) {
    Object *prime = num("0x1fffffffffffffff"), *more = num("0x20000000000000000000000000000");
    ck_assert_int_eq(int_hash(prime), 0);
    ck_assert_int_eq(int_hash(more), float_hash(0x1p113));
    Object *minus_one = int_from_i64(-1);
    ck_assert_int_eq(int_hash(minus_one), -2);
    decref(prime);
    decref(more);
    decref(minus_one);
}
END_TEST

static Object *power(int64_t a, int64_t b, int64_t m) {
    Object *x = int_from_i64(a), *y = int_from_i64(b), *z = int_from_i64(m),
           *result = number_power(x, y, z);
    decref(x);
    decref(y);
    decref(z);
    return result;
}

START_TEST(modular_powers) {
    ck_repr(power(3, 100, 7), "4");
    ck_repr(power(3, -1, 7), "5");
    ck_repr(power(3, 5, -7), "-2");
    ck_repr(power(3, 0, 1), "0");
    ck_raises(power(2, -1, 4), "ValueError: base is not invertible for the given modulus");
    ck_raises(power(2, 1, 0), "ValueError: pow() 3rd argument cannot be 0");
}
END_TEST

/* GMP cannot report that its scratch ran out; int_guarded does. Nothing may be left behind. */
START_TEST(memory_runs_out_inside_gmp) {
    Object *a = ones(4000000), *b = ones(3999999), *product = NULL;
    size_t before = mem.live;
    int failures = 0;
    for (size_t room = 1 << 20; product == NULL; room += 256 << 10) {
        mem_set_limit(before + room);
        product = int_binary(OP_MUL, a, b);
        mem_set_limit(SIZE_MAX);
        if (product == NULL) {
            ck_assert_str_eq(unit_pending(), "MemoryError");
            failures++;
            ck_assert_uint_eq(mem.live, before);
        }
    }
    ck_assert_int_gt(failures, 1);
    ck_assert_uint_eq(int_bit_length(product), 7999999);
    decref(product);
    decref(a);
    decref(b);
}
END_TEST

START_TEST(an_interrupt_ends_a_long_computation) {
    Object *a = ones(4000000);
    size_t before = 0;
    for (int i = 0; i < 2; i++) { /* the first exception makes its type ready */
        before = mem.live;
        interrupted = 1;
        ck_raises(int_binary(OP_MUL, a, a), "KeyboardInterrupt");
    }
    ck_assert_uint_eq(mem.live, before);
    decref(a);
}
END_TEST

START_TEST(bool_is_an_int) {
    ck_repr(int_binary(OP_ADD, KTrue, KTrue), "2");
    ck_repr(number_binary(OP_AND, KTrue, KFalse), "False");
    ck_repr(number_binary(OP_OR, KTrue, OBJ(&small_ints[2 - SMALL_MIN])), "3");
    ck_repr(number_negative(KTrue), "-1");
    ck_assert_int_eq(int_hash(KTrue), 1);
}
END_TEST

Suite *int_suite(void) {
    Suite *s = suite_create("int");
    TCase *c = unit_case(s, "core");
    tcase_add_test(c, the_representation_is_canonical);
    tcase_add_test(c, arithmetic_crosses_the_border);
    tcase_add_test(c, division_rounds_down);
    tcase_add_test(c, negative_numbers_are_twos_complement);
    tcase_add_test(c, sizes_are_refused_beforehand);
    tcase_add_test(c, text_has_many_forms);
    tcase_add_test(c, digits_are_limited);
    tcase_add_test(c, bytes_go_both_ways);
    tcase_add_test(c, doubles_are_exact_or_rounded_once);
    tcase_add_test(c, hashes_follow_the_prime);
    tcase_add_test(c, modular_powers);
    tcase_add_test(c, memory_runs_out_inside_gmp);
    tcase_add_test(c, an_interrupt_ends_a_long_computation);
    tcase_add_test(c, bool_is_an_int);
    return s;
}
