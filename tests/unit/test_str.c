/* str: canonical kinds, sharing, interning, growing in place, searching without quadratic cases,
 * codecs, builders. */
#include "tests/unit/unit.h"
#include "runtime/objects/codec.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str_private.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/unicode.h"

static Str *utf8(const char *text) {
    Str *s = str_from_utf8(text, strlen(text));
    ck_assert_ptr_nonnull(s);
    return s;
}

START_TEST(kinds_are_the_least_that_fit) {
    static const struct {
        const char *text;
        int kind;
        bool ascii;
    } rows[] = {{"abc", 1, true},
                {"caf\u00e9s", 1, false},
                {"a\u0100", 2, false},
                {"\u65e5\u672c", 2, false},
                {"a\U0001f600", 4, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Str *s = utf8(rows[i].text);
        ck_assert_int_eq(s->kind, rows[i].kind);
        ck_assert_int_eq(s->ascii, rows[i].ascii);
        decref(s);
    }
    Str *wide = utf8("abc\U0001f600"), *narrow = str_slice(wide, 0, 3);
    ck_assert_int_eq(narrow->kind, 1);
    ck_assert(narrow->ascii);
    decref(narrow);
    decref(wide);
}
END_TEST

START_TEST(short_strings_are_shared) {
    Str *a = str_from_char('x'), *b = utf8("x"), *c = str_from_char(0xe9), *d = utf8("\u00e9");
    ck_assert_ptr_eq(a, b);
    ck_assert_ptr_eq(c, d);
    ck_assert_ptr_eq(utf8(""), str_empty);
    for (int i = 0; i < 256; i++)
        ck_assert_uint_eq(str_at(&str_latin1[i].str, 0), (unsigned)i);
}
END_TEST

START_TEST(interning_gives_one_object) {
    Str *a = str_intern_steal(utf8("some_name")), *b = str_intern_utf8("some_name", 9);
    ck_assert_ptr_eq(a, b);
    ck_assert(a->interned);
    decref(a);
    decref(b);
    a = str_intern_utf8("__init__", 8);
    ck_assert_ptr_eq(a, NAME(__init__));
    decref(a);
}
END_TEST

START_TEST(interning_survives_growth_and_removal) {
    enum { COUNT = 5000 };
    static Str *names_[COUNT];
    for (int i = 0; i < COUNT; i++)
        names_[i] = str_intern_steal(str_format("name_%d", i));
    for (int i = 0; i < COUNT; i += 2)
        CLEAR(names_[i]);
    for (int i = 1; i < COUNT; i += 2) {
        Str *again = str_intern_steal(str_format("name_%d", i));
        ck_assert_ptr_eq(again, names_[i]);
        decref(again);
        decref(names_[i]);
    }
}
END_TEST

START_TEST(appending_grows_in_place) {
    Str *s = utf8("start"), *x = str_from_char('x'), *wide = utf8("\u65e5");
    for (int i = 0; i < 10000; i++) {
        s = str_append_steal(s, x);
        ck_assert_ptr_nonnull(s);
    }
    ck_assert_uint_eq(s->length, 10005);
    ck_assert_uint_eq(str_at(s, 10004), 'x');
    s = str_append_steal(s, wide);
    ck_assert_int_eq(s->kind, 2);
    ck_assert_uint_eq(str_at(s, 10005), 0x65e5);
    Str *shared = incref(s);
    s = str_append_steal(s, x);
    ck_assert_ptr_ne(s, shared);
    ck_assert_uint_eq(shared->length, 10006);
    decref(shared);
    decref(s);
    decref(wide);
}
END_TEST

START_TEST(hash_depends_on_text_alone) {
    Str *a = utf8("hello"),
        *b = str_concat_n((Str *const[]){&str_latin1['h'].str, &str_latin1['e'].str}, 2),
        *l = utf8("llo");
    Str *c = str_concat(b, l);
    ck_assert_uint_eq(str_hash(a), str_hash(c));
    ck_assert(str_equal(a, c));
    decref(a);
    decref(b);
    decref(c);
    decref(l);
}
END_TEST

static ssize_t naive_find(Text hay, Text needle, bool last) {
    ssize_t found = -1;
    for (size_t i = 0; i + needle.length <= hay.length; i++) {
        size_t k = 0;
        while (k < needle.length && text_at(hay, i + k) == text_at(needle, k))
            k++;
        if (k == needle.length) {
            found = (ssize_t)i;
            if (!last)
                break;
        }
    }
    return found;
}

START_TEST(search_agrees_with_the_naive_way) {
    uint32_t seed = 12345, chars[4] = {'a', 'b', 0x142, 0x1f600};
    uint32_t hay[200], needle[12];
    for (int round = 0; round < 20000; round++) {
        int alphabet = 2 + round % 3;
        for (int i = 0; i < 200; i++)
            hay[i] = chars[((seed = seed * 1664525 + 1013904223) >> 16) % (unsigned)alphabet];
        size_t n = 1 + (seed >> 8) % 11;
        for (size_t i = 0; i < n; i++)
            needle[i] = chars[((seed = seed * 1664525 + 1013904223) >> 16)
                              % (unsigned)(round % 5 == 0 ? 2 : alphabet)];
        Str *h = str_from_ucs4(hay, 200), *k = str_from_ucs4(needle, n);
        ck_assert_int_eq(text_find(text_of(h), text_of(k)),
                         naive_find(text_of(h), text_of(k), false));
        ck_assert_int_eq(text_find_last(text_of(h), text_of(k)),
                         naive_find(text_of(h), text_of(k), true));
        decref(h);
        decref(k);
    }
}
END_TEST

/* With a naive search each of these would take minutes. */
START_TEST(search_is_never_quadratic) {
    enum { N = 400000 };
    for (int wide = 0; wide < 2; wide++) {
        Str *hay = str_new(N, wide ? 0x100 : 'a'), *needle = str_new(N / 2, wide ? 0x100 : 'a');
        text_fill(str_data(hay), hay->kind, wide ? 0x100 : 'a', N);
        text_fill(str_data(needle), needle->kind, wide ? 0x100 : 'a', N / 2);
        str_put(needle, N / 4, 'b');
        ck_assert_int_eq(text_find(text_of(hay), text_of(needle)), -1);
        ck_assert_int_eq(text_find_last(text_of(hay), text_of(needle)), -1);
        str_put(needle, N / 4, str_at(hay, 0));
        str_put(needle, 0, 'b');
        ck_assert_int_eq(text_find_last(text_of(hay), text_of(needle)), -1);
        decref(hay);
        decref(needle);
    }
}
END_TEST

START_TEST(utf8_goes_both_ways) {
    for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 61) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        Str *s = str_from_char(c);
        size_t length;
        const char *bytes = str_utf8(s, &length);
        Str *back = str_from_utf8(bytes, length);
        ck_assert(str_equal(s, back));
        str_utf8_free(s, bytes, length);
        decref(back);
        decref(s);
    }
}
END_TEST

START_TEST(utf8_errors_are_those_of_the_standard) {
    static const struct {
        const char *bytes, *error;
    } rows[] = {
        {"\x80", "UnicodeDecodeError: 'utf-8' codec can't decode byte 0x80 in position 0: invalid "
                 "start byte"},
        {"a\xc3", "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 1: "
                  "unexpected end of data"},
        {"\xe2\x82x", "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: "
                      "invalid continuation byte"},
        {"\xed\xa0\x80", "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: "
                         "invalid continuation byte"},
        {"\xf4\x90\x80\x80", "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf4 in position "
                             "0: invalid continuation byte"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_raises(str_decode(rows[i].bytes, strlen(rows[i].bytes), "utf-8", NULL), rows[i].error);
    ck_repr(str_decode("\xff\xe2\x82x", 4, "utf-8", "replace"), "'\ufffd\ufffdx'");
    ck_repr(str_decode("\xffx", 2, "utf-8", "surrogateescape"), "'\\udcffx'");
}
END_TEST

START_TEST(partial_decoding_leaves_the_unfinished_end) {
    size_t consumed;
    Str *s = str_decode_partial("ab\xe2\x82", 4, "utf-8", NULL, &consumed);
    ck_assert_uint_eq(consumed, 2);
    ck_assert(str_equal_ascii(s, "ab"));
    decref(s);
    s = str_decode_partial("a\0b", 3, "utf-16-le", NULL, &consumed);
    ck_assert_uint_eq(consumed, 2);
    decref(s);
}
END_TEST

START_TEST(builder_widens) {
    StrBuilder b = STR_BUILDER;
    for (int i = 0; i < 200; i++)
        builder_char(&b, 'a');
    builder_char(&b, 0x100);
    builder_text(&b, "tail");
    builder_char(&b, 0x1f600);
    builder_repeat(&b, '-', 3);
    Str *s = builder_finish(&b);
    ck_assert_uint_eq(s->length, 209);
    ck_assert_int_eq(s->kind, 4);
    ck_assert_uint_eq(str_at(s, 200), 0x100);
    ck_assert_uint_eq(str_at(s, 208), '-');
    decref(s);
    builder_char(&b, 'q');
    builder_discard(&b);
}
END_TEST

START_TEST(builder_fails_once_without_memory) {
    StrBuilder b = STR_BUILDER;
    builder_text(&b, "something");
    mem_set_limit(mem.live);
    ck_assert_int_eq(builder_repeat(&b, 'x', 100000), -1);
    mem_set_limit(SIZE_MAX);
    ck_assert_int_eq(builder_char(&b, 'x'), -1);
    ck_assert_ptr_null(builder_finish(&b));
    ck_assert_str_eq(unit_pending(), "MemoryError");
}
END_TEST

START_TEST(messages_know_objects) {
    Str *name = utf8("x\u00e9");
    ck_repr(str_format("%R %U %T %N %5d|%-4s|%.2s|%zu|%c|%02x|%%", name, name, name, &str_type, 42,
                       "ab", "xyz", (size_t)7, 0x20ac, 10),
            "\"'x\u00e9' x\u00e9 str str    42|ab  |xy|7|\u20ac|0a|%\"");
    decref(name);
}
END_TEST

START_TEST(join_checks_and_joins) {
    Str *comma = utf8(", ");
    Object *list = OBJ(list_new(0)), *number = new_none();
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(list_append_steal((List *)list, OBJ(utf8(i == 1 ? "\u65e5" : "ab"))), 0);
    ck_repr(str_join(comma, list), "'ab, \u65e5, ab'");
    ck_assert_int_eq(list_append((List *)list, number), 0);
    ck_raises(str_join(comma, list),
              "TypeError: sequence item 3: expected str instance, NoneType found");
    decref(list);
    decref(comma);
}
END_TEST

START_TEST(names_of_characters) {
    char name[UNICODE_NAME_MAX];
    ck_assert_int_eq(unicode_lookup_name("snowman", 7), 0x2603);
    ck_assert_int_eq(unicode_lookup_name("LATIN SMALL LETTER E WITH ACUTE", 31), 0xe9);
    ck_assert_int_eq(unicode_lookup_name("CJK UNIFIED IDEOGRAPH-4E00", 26), 0x4e00);
    ck_assert_int_eq(unicode_lookup_name("HANGUL SYLLABLE GAG", 19), 0xac01);
    ck_assert_int_eq(unicode_lookup_name("LF", 2), '\n');
    ck_assert_int_eq(unicode_lookup_name("no such name", 12), -1);
    ck_assert_uint_eq(unicode_name(0x1f600, name), 13);
    ck_assert_str_eq(name, "GRINNING FACE");
    ck_assert_uint_eq(unicode_name(0, name), 0);
}
END_TEST

Suite *str_suite(void);
Suite *str_suite(void) {
    Suite *s = suite_create("str");
    TCase *core = unit_case(s, "core"), *search = unit_case(s, "search"),
          *codecs = unit_case(s, "codecs"), *build = unit_case(s, "build");
    tcase_set_timeout(search, 60);
    tcase_add_test(core, kinds_are_the_least_that_fit);
    tcase_add_test(core, short_strings_are_shared);
    tcase_add_test(core, interning_gives_one_object);
    tcase_add_test(core, interning_survives_growth_and_removal);
    tcase_add_test(core, appending_grows_in_place);
    tcase_add_test(core, hash_depends_on_text_alone);
    tcase_add_test(core, names_of_characters);
    tcase_add_test(search, search_agrees_with_the_naive_way);
    tcase_add_test(search, search_is_never_quadratic);
    tcase_add_test(codecs, utf8_goes_both_ways);
    tcase_add_test(codecs, utf8_errors_are_those_of_the_standard);
    tcase_add_test(codecs, partial_decoding_leaves_the_unfinished_end);
    tcase_add_test(build, builder_widens);
    tcase_add_test(build, builder_fails_once_without_memory);
    tcase_add_test(build, messages_know_objects);
    tcase_add_test(build, join_checks_and_joins);
    return s;
}
