/* float and complex: shortest text, exact reading, formatting, rounding, hash. */
#include <math.h>
#include <stdlib.h>
#include "runtime/objects/complex.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str.h"
#include "tests/unit/unit.h"

START_TEST(repr_is_the_shortest_text) {
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0.1, "0.1"},
        {1e16, "1e+16"},
        {1e15, "1000000000000000.0"},
        {0.0001, "0.0001"},
        {0.00001, "1e-05"},
        {-0.0, "-0.0"},
        {5e-324, "5e-324"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {0x1p-1022, "2.2250738585072014e-308"},
        {1e23, "1e+23"},
        {9007199254740993.0, "9007199254740992.0"},
        {123456.789, "123456.789"},
        {HUGE_VAL, "inf"},
        {-HUGE_VAL, "-inf"},
        {2.0 / 3, "0.6666666666666666"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str *s = float_repr(cases[i].value);
        ck_assert_str_eq(str_data(s), cases[i].text);
        decref(s);
    }
}
END_TEST

/* Random bit patterns: the text reads back as the same double, both by us and by the C library. */
START_TEST(text_reads_back) {
    uint64_t bits = 88172645463325252u;
    for (int i = 0; i < 100000; i++) {
        bits ^= bits << 13, bits ^= bits >> 7, bits ^= bits << 17;
        double d, ours;
        memcpy(&d, &bits, sizeof d);
        if (!isfinite(d))
            continue;
        Str *s = float_repr(d);
        ck_assert(float_parse(str_data(s), s->length, &ours));
        ck_assert_double_eq(ours, d);
        ck_assert_double_eq(strtod(str_data(s), NULL), d);
        decref(s);
    }
}
END_TEST

START_TEST(text_is_checked) {
    static const char *const bad[] = {"",     ".",   "1e",   "1__0", "_1", "1_",
                                      "0x10", "1 2", "infx", "+-1",  "e5"};
    double d;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!float_parse(bad[i], strlen(bad[i]), &d), "%s", bad[i]);
    ck_assert(float_parse("1_0.5_0e0_1", 11, &d));
    ck_assert_double_eq(d, 105.0);
    ck_assert(float_parse("-Infinity", 9, &d));
    ck_assert_double_eq(d, -HUGE_VAL);
    ck_assert(float_parse("2.4703282292062328e-324", 23, &d));
    ck_assert_double_eq(d, 5e-324);
}
END_TEST

static Object *format(double d, const char *spec) {
    Object *o = float_from_double(d);
    Str *s = str_from_ascii(spec);
    Object *result = OBJ(object_format(o, s));
    decref(o);
    decref(s);
    return result;
}

START_TEST(formats) {
    ck_repr(format(2.5, ".0f"), "'2'");
    ck_repr(format(1234567.891, "015,.2f"), "'0,001,234,567.89'");
    ck_repr(format(0.00001234, "g"), "'1.234e-05'");
    ck_repr(format(1e10, ".3"), "'1e+10'");
    ck_repr(format(-0.001, "z.1f"), "'0.0'");
    ck_repr(format(0.125, "+.1%"), "'+12.5%'");
    ck_repr(format(HUGE_VAL, "06"), "'000inf'");
    ck_raises(format(1.0, "d"), "ValueError: Unknown format code 'd' for object of type 'float'");
}
END_TEST

START_TEST(operators) {
    Object *a = float_from_double(-7.5), *b = int_from_i64(2), *zero = float_from_double(0.0);
    ck_repr(number_binary(OP_DIVMOD, a, b), "(-4.0, 0.5)");
    ck_repr(number_binary(OP_POW, a, b), "56.25");
    ck_raises(number_binary(OP_TRUEDIV, a, zero), "ZeroDivisionError: float division by zero");
    ck_raises(float_pow(0.0, -1.0), "ZeroDivisionError: 0.0 cannot be raised to a negative power");
    ck_raises(float_pow(10.0, 400.0), "OverflowError: (34, 'Numerical result out of range')");
    ck_repr(float_pow(-8.0, 0.5), "(1.7319121124709868e-16+2.8284271247461903j)");
    ck_repr(complex_from_doubles(-0.0, 1.0), "(-0+1j)");
    decref(a);
    decref(b);
    decref(zero);
}
END_TEST

START_TEST(equal_numbers_hash_alike) {
    ck_assert_int_eq(float_hash(-1.0), -2);
    ck_assert_int_eq(float_hash(0x1p61), 1);
    ck_assert_int_eq(float_hash(0.5), 1152921504606846976);
    ck_assert_int_eq(float_hash(HUGE_VAL), 314159);
    for (double d = 1; d < 1e300; d *= 7) {
        Object *i = int_from_double(d);
        ck_assert_int_eq(int_hash(i), float_hash(d));
        ck_assert_int_eq(float_compare_int(d, i), 0);
        decref(i);
    }
}
END_TEST

Suite *float_suite(void) {
    Suite *s = suite_create("float");
    TCase *c = unit_case(s, "core");
    tcase_add_test(c, repr_is_the_shortest_text);
    tcase_add_test(c, text_reads_back);
    tcase_add_test(c, text_is_checked);
    tcase_add_test(c, formats);
    tcase_add_test(c, operators);
    tcase_add_test(c, equal_numbers_hash_alike);
    return s;
}
