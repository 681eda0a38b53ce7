/* The lexer: kinds and places of tokens, errors, encodings. Each source is lexed into a line of
 * text that shows it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "compiler/dump_tokens.h"
#include "compiler/lexer.h"
#include "tests/unit/unit.h"

/* Lexes `length` bytes and writes the kinds, keywords and operators by their text, then the error
 * if there is one: "NAME = NUMBER NEWLINE ENDMARKER", "NAME ERROR SyntaxError 1:3 unmatched ')'".
 */
static const char *lex_bytes(const char *bytes, size_t length, SourceKind kind) {
    static char out[1 << 16];
    size_t used = 0;
    Scratch scratch;
    Source source;
    Lexer lexer = {0};
    SyntaxErrorInfo bad = {0};
    scratch_init(&scratch);
    out[0] = '\0';
    if (source_init(&source, bytes, length, kind, "x.py", &scratch, &bad)) {
        lexer_run(&lexer, &source, &scratch, LEXER_PLAIN);
        bad = lexer.error;
    }
    for (uint32_t i = 0; i < lexer.count; i++) {
        used += (size_t)snprintf(out + used, sizeof(out) - used, "%s%s", i ? " " : "",
                                 token_kind_text(lexer.tokens[i].kind));
    }
    if (bad.kind != SYNTAX_OK) {
        static const char *const kinds[] = {"", "SyntaxError", "IndentationError", "TabError",
                                            "MemoryError"};
        snprintf(out + used, sizeof(out) - used, "%s%s %d:%d %s", used ? " " : "", kinds[bad.kind],
                 bad.lineno, syntax_error_offset(&bad, &source), bad.message ? bad.message : "");
    }
    lexer_dispose(&lexer);
    source_dispose(&source);
    scratch_free_all(&scratch);
    return out;
}

static const char *lex(const char *text) { return lex_bytes(text, strlen(text), SOURCE_TEXT); }

/* What `text` lexes to ends with `wanted`. */
static void check_end(const char *text, const char *wanted) {
    const char *got = lex(text);
    size_t length = strlen(got), tail = strlen(wanted);
    ck_assert_msg(length >= tail && strcmp(got + length - tail, wanted) == 0,
                  "%s\n lexed to: %s\n not to: %s", text, got, wanted);
}

#define ck_lex(text, wanted) ck_assert_str_eq(lex(text), wanted)

START_TEST(empty_source) {
    ck_lex("", "ENDMARKER");
    ck_lex("\n\n  \n# comment\n\f\n", "ENDMARKER");
    ck_lex("# no newline", "ENDMARKER");
    ck_lex("x", "NAME NEWLINE ENDMARKER");
}
END_TEST

START_TEST(every_operator) {
    ck_lex("( ) [ ] { } : , ; . ... -> = := + += - -= * *= ** **= / /= // //= % %= @ @= & &= | |= "
           "^ ^= ~ << <<= >> "
           ">>= < <= > >= == !=\n",
           "( ) [ ] { } : , ; . ... -> = := + += - -= * *= ** **= / /= // //= % %= @ @= & &= | |= "
           "^ ^= ~ << <<= >> "
           ">>= < <= > >= == != NEWLINE ENDMARKER");
    ck_lex("a..b....c\n", "NAME . . NAME ... . NAME NEWLINE ENDMARKER");
    ck_lex("a<>b $ ? `\n", "NAME UNKNOWN NAME UNKNOWN UNKNOWN UNKNOWN NEWLINE ENDMARKER");
}
END_TEST

START_TEST(every_keyword) {
    const char *all = "False None True and as assert async await break class continue def del elif "
                      "else except finally "
                      "for from global if import in is lambda nonlocal not or pass raise return "
                      "try while with yield";
    char wanted[512];
    snprintf(wanted, sizeof(wanted), "%s NEWLINE ENDMARKER", all);
    ck_lex(all, wanted);
    ck_lex("Pass iff i f fora nonlocals", "NAME NAME NAME NAME NAME NAME NEWLINE ENDMARKER");
    ck_lex("match case type _", "NAME NAME NAME NAME NEWLINE ENDMARKER");
}
END_TEST

START_TEST(indentation) {
    ck_lex("if a:\n  b\n  if c:\n   d\ne\n",
           "if NAME : NEWLINE INDENT NAME NEWLINE if NAME : NEWLINE INDENT NAME "
           "NEWLINE DEDENT DEDENT NAME NEWLINE ENDMARKER");
    ck_lex("if a:\n  b", "if NAME : NEWLINE INDENT NAME NEWLINE DEDENT ENDMARKER");
    ck_lex("(\n  a\n b\n)\n", "( NAME NAME ) NEWLINE ENDMARKER");
    ck_lex("a \\\n  b\n", "NAME NAME NEWLINE ENDMARKER");
    check_end("if a:\n    b\n  c\n",
              "IndentationError 3:4 unindent does not match any outer indentation level");
    check_end("if a:\n\tb\n        c\n",
              "TabError 3:1 inconsistent use of tabs and spaces in indentation");
}
END_TEST

START_TEST(too_deep) {
    static char text[32000];
    size_t used = 0;
    for (int i = 0; i < 100; i++) {
        used += (size_t)sprintf(text + used, "%*sif a:\n", i, "");
    }
    sprintf(text + used, "%*sb\n", 100, "");
    check_end(text, "IndentationError 101:1 too many levels of indentation");
    memset(text, '(', 201);
    text[201] = '\0';
    check_end(text, "SyntaxError 1:201 too many nested parentheses");
    for (int i = 0; i < 150; i++) {
        memcpy(text + 3 * i, "f'{", 3);
    }
    text[450] = '\0';
    check_end(text, "SyntaxError 1:449 too many nested f-strings");
}
END_TEST

START_TEST(numbers) {
    ck_lex("0 00 1_000 0xFf 0o17 0b1_0 1. .5 1.5e-3 1e5 1j 0_0 09.5 0777j 1E+5J",
           "NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER "
           "NUMBER NUMBER NUMBER "
           "NEWLINE ENDMARKER");
    ck_lex("1if 0xfor", "NUMBER if NUMBER or NEWLINE ENDMARKER");
    check_end("1__0", "SyntaxError 1:2 invalid decimal literal");
    check_end("0xg", "SyntaxError 1:2 invalid hexadecimal literal");
    check_end("0b12", "SyntaxError 1:4 invalid digit '2' in binary literal");
    check_end("0o8", "SyntaxError 1:3 invalid digit '8' in octal literal");
    check_end("1e+", "SyntaxError 1:3 invalid decimal literal");
    check_end("1jx", "SyntaxError 1:2 invalid imaginary literal");
    check_end(
        "x = 012",
        "SyntaxError 1:5 leading zeros in decimal integer literals are not permitted; use an 0o "
        "prefix for octal integers");
}
END_TEST

START_TEST(strings) {
    ck_lex("'a' b\"c\" Rb'\\'' u'' '''a\n'b''c''' ur''",
           "STRING STRING STRING STRING STRING NAME STRING NEWLINE ENDMARKER");
    ck_lex("'a\\\nb'\n", "STRING NEWLINE ENDMARKER");
    check_end("x = 'abc\n", "SyntaxError 1:5 unterminated string literal (detected at line 1)");
    check_end(
        "'abc\\'\n",
        "SyntaxError 1:1 unterminated string literal (detected at line 1); perhaps you escaped the "
        "end quote?");
    check_end("\n'''abc\n\n",
              "SyntaxError 2:1 unterminated triple-quoted string literal (detected at line 3)");
}
END_TEST

START_TEST(fstrings) {
    ck_lex("f'a{b}c'\n",
           "FSTRING_START FSTRING_MIDDLE { NAME } FSTRING_MIDDLE FSTRING_END NEWLINE ENDMARKER");
    ck_lex("f'{a!r:>{w}}'\n",
           "FSTRING_START { NAME ! NAME : FSTRING_MIDDLE { NAME } FSTRING_MIDDLE } FSTRING_END "
           "NEWLINE ENDMARKER");
    ck_lex("f'{{}}'\n",
           "FSTRING_START FSTRING_MIDDLE FSTRING_MIDDLE FSTRING_END NEWLINE ENDMARKER");
    ck_lex("f'{a['b']:{f'{c}'}}'\n",
           "FSTRING_START { NAME [ STRING ] : { FSTRING_START { NAME } FSTRING_END } "
           "FSTRING_MIDDLE } FSTRING_END NEWLINE ENDMARKER");
    ck_lex("f'\\N{DASH}{(lambda: {1:2}) != 3}'\n",
           "FSTRING_START FSTRING_MIDDLE { ( lambda : { NUMBER : NUMBER } ) != "
           "NUMBER } FSTRING_END NEWLINE ENDMARKER");
    check_end("f'abc", "SyntaxError 1:1 unterminated f-string literal (detected at line 1)");
    check_end("f'{a'", "SyntaxError 1:5 f-string: expecting '}'");
    check_end("f'{a", "SyntaxError 1:3 '{' was never closed");
    check_end("f'}'", "SyntaxError 1:3 f-string: single '}' is not allowed");
    check_end("f'{a)}'", "SyntaxError 1:5 f-string: unmatched ')'");
    check_end("f'{a:{b:{c:{d}}}}'", "SyntaxError 1:11 f-string: expressions nested too deeply");
}
END_TEST

START_TEST(brackets) {
    check_end("x = (1,\n", "SyntaxError 1:5 '(' was never closed");
    check_end(")", "SyntaxError 1:1 unmatched ')'");
    check_end("[1)",
              "SyntaxError 1:3 closing parenthesis ')' does not match opening parenthesis '['");
    check_end(
        "(1,\n]",
        "SyntaxError 2:1 closing parenthesis ']' does not match opening parenthesis '(' on line 1");
    check_end("x = 1 \\ 2",
              "SyntaxError 1:8 unexpected character after line continuation character");
    check_end("x = 1 \\", "SyntaxError 1:8 unexpected EOF while parsing");
}
END_TEST

START_TEST(identifiers) {
    ck_lex("\xC3\xA9t\xC3\xA9 = \xE2\x84\x98\n", "NAME = NAME NEWLINE ENDMARKER");
    check_end("a = \xE2\x82\xAC", "SyntaxError 1:5 invalid character '\xE2\x82\xAC' (U+20AC)");
    check_end("\xC3\xA9 = \xC2\xA0", "SyntaxError 1:5 invalid non-printable character U+00A0");
    check_end("a\1", "SyntaxError 1:2 invalid non-printable character U+0001");
}
END_TEST

START_TEST(encodings) {
#define ck_file(bytes, wanted)                                                                     \
    ck_assert_str_eq(lex_bytes(bytes, sizeof(bytes) - 1, SOURCE_FILE), wanted)
    ck_file("\xEF\xBB\xBFx\r\ny\rz", "NAME NEWLINE NAME NEWLINE NAME NEWLINE ENDMARKER");
    ck_file("# coding: latin-1\n\xE9 = 1", "NAME = NUMBER NEWLINE ENDMARKER");
    ck_file("#!/bin/krait\n# vim: set fileencoding=iso-8859-15 :\n'\xA4'",
            "STRING NEWLINE ENDMARKER");
    ck_file("x\n# coding: nonsense\n", "NAME NEWLINE ENDMARKER");
    ck_file("# coding: nonsense\n", "SyntaxError 0:0 encoding problem: nonsense");
    ck_file("x\n\0", "SyntaxError 2:0 source code cannot contain null bytes");
    ck_file("x = '\xE9'", "SyntaxError 0:0 Non-UTF-8 code starting with '\\xe9' in file x.py on "
                          "line 1, but no encoding "
                          "declared; see https://peps.python.org/pep-0263/ for details");
    ck_assert_str_eq(lex_bytes("# coding: no\n", 13, SOURCE_BYTES),
                     "SyntaxError 0:0 unknown encoding: no");
}
END_TEST

/* Lexes text and asks which error goes first when a parser failed in `line`. */
static const char *overriding(const char *text, uint32_t line, bool reached, bool *incomplete) {
    static char message[200];
    Scratch scratch;
    Source source;
    Lexer lexer;
    SyntaxErrorInfo bad = {0};
    scratch_init(&scratch);
    ck_assert(source_init(&source, text, strlen(text), SOURCE_TEXT, NULL, &scratch, &bad));
    lexer_run(&lexer, &source, &scratch, LEXER_PLAIN);
    const SyntaxErrorInfo *error = lexer_overriding_error(&lexer, line, reached);
    snprintf(message, sizeof(message), "%s", error ? error->message : "");
    *incomplete = lexer.incomplete;
    lexer_dispose(&lexer);
    source_dispose(&source);
    scratch_free_all(&scratch);
    return message;
}

START_TEST(errors_in_order) {
    bool incomplete;
    ck_assert_str_eq(overriding("x = = 1\n1a", 1, false, &incomplete), "invalid decimal literal");
    ck_assert(!incomplete);
    ck_assert_str_eq(overriding("x = = 1\nf'{1a}'", 1, false, &incomplete), "");
    ck_assert_str_eq(overriding("x = = 1\n\\ 3", 1, false, &incomplete), "");
    ck_assert_str_eq(overriding("x = = (", 1, false, &incomplete), "");
    ck_assert(incomplete);
    ck_assert_str_eq(overriding("x = (\ny = = 3", 2, false, &incomplete), "'(' was never closed");
    ck_assert_str_eq(overriding("'''", 1, true, &incomplete),
                     "unterminated triple-quoted string literal (detected at line 1)");
    ck_assert(incomplete);
}
END_TEST

START_TEST(dump) {
    const char *text = "if \xC3\xA9:\n  'a'  # b\n";
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size);
    Scratch scratch;
    Source source;
    Lexer lexer;
    SyntaxErrorInfo bad = {0};
    scratch_init(&scratch);
    ck_assert(source_init(&source, text, strlen(text), SOURCE_TEXT, NULL, &scratch, &bad));
    ck_assert(lexer_run(&lexer, &source, &scratch, LEXER_KEEP_TRIVIA));
    dump_tokens(&lexer, out);
    fclose(out);
    ck_assert_str_eq(printed, "0,0-0,0:            ENCODING       'utf-8'        \n"
                              "1,0-1,2:            NAME           'if'           \n"
                              "1,3-1,4:            NAME           '\xC3\xA9'            \n"
                              "1,4-1,5:            COLON          ':'            \n"
                              "1,5-1,6:            NEWLINE        '\\n'           \n"
                              "2,0-2,2:            INDENT         '  '           \n"
                              "2,2-2,5:            STRING         \"'a'\"          \n"
                              "2,7-2,10:           COMMENT        '# b'          \n"
                              "2,10-2,11:          NEWLINE        '\\n'           \n"
                              "3,0-3,0:            DEDENT         ''             \n"
                              "3,0-3,0:            ENDMARKER      ''             \n");
    free(printed);
    lexer_dispose(&lexer);
    source_dispose(&source);
    scratch_free_all(&scratch);
}
END_TEST

START_TEST(normal_form) {
    Scratch scratch;
    size_t length;
    scratch_init(&scratch);
    const char *name = "\xEF\xAC\x81x"; /* the ligature fi */
    const char *normal = lexer_normalize_name(&scratch, name, strlen(name), &length);
    ck_assert_uint_eq(length, 3);
    ck_assert(memcmp(normal, "fix", 3) == 0);
    name = "\xC3\xA9";
    ck_assert_ptr_eq(lexer_normalize_name(&scratch, name, 2, &length), name);
    scratch_free_all(&scratch);
}
END_TEST

/* Every prefix of a program with everything in it is lexed without harm, and ends in one way or the
 * other. */
START_TEST(truncated) {
    const char *whole =
        "# coding: utf-8\nclass A(B):\n\tdef f(self, \xC3\xA9=0x1F):\n\t\treturn "
        "f'''{self!r:>{w}}\\N{DASH}\n"
        "{{}}''' + rb'\\x' \\\n + 1_0.5e-3j\nx = [(1,\n  {2: \"\"\"a\nb\"\"\"})] -> ...\n";
    char part[400];
    for (size_t length = 0; length <= strlen(whole); length++) {
        memcpy(part, whole, length);
        part[length] = '\0';
        const char *got = lex_bytes(part, length, SOURCE_FILE);
        ck_assert(strstr(got, "ENDMARKER") || strstr(got, "Error"));
    }
}
END_TEST

Suite *lexer_suite(void);

Suite *lexer_suite(void) {
    const TTest *const tests[] = {
        empty_source, every_operator,  every_keyword, indentation, too_deep,
        numbers,      strings,         fstrings,      brackets,    identifiers,
        encodings,    errors_in_order, dump,          normal_form, truncated,
    };
    Suite *suite = suite_create("lexer");
    TCase *c = unit_case(suite, "core");
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
        tcase_add_test(c, tests[i]);
    }
    return suite;
}
