/* The parser: trees, positions, values, and the messages and places of its errors. A tree is shown
 * as ast.dump shows it, on one line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "compiler/parser.h"
#include "tests/unit/unit.h"

typedef struct Parsed {
    Scratch scratch;
    Source source;
    ParseResult result;
} Parsed;

static void parse_text(Parsed *parsed, const char *text, ParseMode mode) {
    SyntaxErrorInfo bad = {0};
    scratch_init(&parsed->scratch);
    ck_assert(source_init(&parsed->source, text, strlen(text), SOURCE_TEXT, "x.py",
                          &parsed->scratch, &bad));
    parse(&parsed->source, &parsed->scratch, mode, &parsed->result);
}

static void release(Parsed *parsed) {
    source_dispose(&parsed->source);
    scratch_free_all(&parsed->scratch);
}

/* Line ends and indentation away: one blank behind a comma, none elsewhere. */
static void join_lines(const char *text, char *out, size_t room) {
    size_t used = 0;
    for (; *text != '\0' && used + 2 < room; text++) {
        if (*text != '\n') {
            out[used++] = *text;
            continue;
        }
        if (used > 0 && out[used - 1] == ',') {
            out[used++] = ' ';
        }
        while (text[1] == ' ') {
            text++;
        }
    }
    out[used] = '\0';
}

static const char *describe_error(const Parsed *parsed) {
    static char out[512];
    static const char *const kinds[] = {"", "SyntaxError", "IndentationError", "TabError",
                                        "MemoryError"};
    const SyntaxErrorInfo *e = &parsed->result.error;
    snprintf(out, sizeof out, "%s %d:%d-%d:%d %s", kinds[e->kind], e->lineno,
             syntax_error_offset(e, &parsed->source), e->end_lineno,
             syntax_error_end_offset(e, &parsed->source), e->message ? e->message : "");
    return out;
}

static const char *show(const char *text, ParseMode mode, bool positions) {
    static char out[1 << 16];
    Parsed parsed;
    char *dump = NULL;
    size_t length = 0;
    parse_text(&parsed, text, mode);
    if (parsed.result.tree == NULL) {
        snprintf(out, sizeof out, "%s", describe_error(&parsed));
    } else {
        FILE *stream = open_memstream(&dump, &length);
        ck_assert(dump_ast(parsed.result.tree, positions, stream));
        fclose(stream);
        join_lines(dump, out, sizeof out);
        free(dump);
    }
    release(&parsed);
    return out;
}

/* The dump of an expression, without what is around it. */
static const char *expression(const char *text) {
    static const char before[] = "Expression(body=";
    const char *dump = show(text, PARSE_EVAL, false);
    size_t length = strlen(dump);
    if (strncmp(dump, before, sizeof before - 1) != 0) {
        return dump;
    }
    ((char *)dump)[length - 1] = '\0';
    return dump + sizeof before - 1;
}

#define ck_expression(text, wanted) ck_assert_str_eq(expression(text), wanted)
#define ck_module(text, wanted)                                                                    \
    ck_assert_str_eq(show(text, PARSE_FILE, false), "Module(body=[" wanted "])")
#define ck_error(text, wanted) ck_assert_str_eq(show(text, PARSE_FILE, false), wanted)

START_TEST(operators_bind) {
    ck_expression(
        "a+b*c",
        "BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=BinOp(left=Name(id='b', ctx=Load()), "
        "op=Mult(), right=Name(id='c', ctx=Load())))");
    ck_expression("a-b-c", "BinOp(left=BinOp(left=Name(id='a', ctx=Load()), op=Sub(), "
                           "right=Name(id='b', ctx=Load())), "
                           "op=Sub(), right=Name(id='c', ctx=Load()))");
    ck_expression("-2**-1", "UnaryOp(op=USub(), operand=BinOp(left=Constant(value=2), op=Pow(), "
                            "right=UnaryOp(op=USub(), operand=Constant(value=1))))");
    ck_expression("not a in b",
                  "UnaryOp(op=Not(), operand=Compare(left=Name(id='a', ctx=Load()), ops=[In()], "
                  "comparators=[Name(id='b', ctx=Load())]))");
    ck_expression("a is not b", "Compare(left=Name(id='a', ctx=Load()), ops=[IsNot()], "
                                "comparators=[Name(id='b', ctx=Load())])");
    ck_expression("1 if x else 2", "IfExp(test=Name(id='x', ctx=Load()), body=Constant(value=1), "
                                   "orelse=Constant(value=2))");
}
END_TEST

START_TEST(displays) {
    ck_expression("()", "Tuple(ctx=Load())");
    ck_expression("(1)", "Constant(value=1)");
    ck_expression("(1,)", "Tuple(elts=[Constant(value=1)], ctx=Load())");
    ck_expression("{**a, 1: 2}",
                  "Dict(keys=[None, Constant(value=1)], values=[Name(id='a', ctx=Load()), "
                  "Constant(value=2)])");
    ck_expression("{1}", "Set(elts=[Constant(value=1)])");
    ck_expression("[*a]",
                  "List(elts=[Starred(value=Name(id='a', ctx=Load()), ctx=Load())], ctx=Load())");
    ck_expression("[x for x in y if z]",
                  "ListComp(elt=Name(id='x', ctx=Load()), generators=[comprehension("
                  "target=Name(id='x', ctx=Store()), iter=Name(id='y', ctx=Load()), "
                  "ifs=[Name(id='z', ctx=Load())], is_async=0)])");
}
END_TEST

START_TEST(calls_and_subscripts) {
    ck_expression(
        "f(1, *a, k=2, **d)",
        "Call(func=Name(id='f', ctx=Load()), args=[Constant(value=1), "
        "Starred(value=Name(id='a', ctx=Load()), ctx=Load())], keywords=[keyword(arg='k', "
        "value=Constant(value=2)), keyword(value=Name(id='d', ctx=Load()))])");
    ck_expression(
        "x[1:, ::2]",
        "Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant("
        "value=1)), Slice(step=Constant(value=2))], ctx=Load()), ctx=Load())");
    ck_expression("a.b", "Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load())");
}
END_TEST

START_TEST(literals) {
    ck_expression("0x_ff", "Constant(value=255)");
    ck_expression("1_0.5e1", "Constant(value=105.0)");
    ck_expression("'a' \"b\"", "Constant(value='ab')");
    ck_expression("u'a'", "Constant(value='a', kind='u')");
    ck_expression("b'\\x00\\n'", "Constant(value=b'\\x00\\n')");
    ck_expression("r'\\n'", "Constant(value='\\\\n')");
    ck_expression("'\\101\\u00e9'", "Constant(value='A\xc3\xa9')");
    ck_expression(
        "f'a{b!r:>{w}}c'",
        "JoinedStr(values=[Constant(value='a'), FormattedValue(value=Name(id='b', ctx=Load()), "
        "conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue("
        "value=Name(id='w', ctx=Load()), conversion=-1)])), Constant(value='c')])");
    ck_expression("f'{x = }'",
                  "JoinedStr(values=[Constant(value='x = '), FormattedValue(value=Name(id='x', "
                  "ctx=Load()), conversion=114)])");
}
END_TEST

START_TEST(assignments) {
    ck_module("a, *b = c",
              "Assign(targets=[Tuple(elts=[Name(id='a', ctx=Store()), Starred(value=Name(id='b', "
              "ctx=Store()), ctx=Store())], ctx=Store())], value=Name(id='c', ctx=Load()))");
    ck_module("x.y += 1", "AugAssign(target=Attribute(value=Name(id='x', ctx=Load()), attr='y', "
                          "ctx=Store()), op=Add(), "
                          "value=Constant(value=1))");
    ck_module("(x): int", "AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', "
                          "ctx=Load()), simple=0)");
    ck_module("type X[*T] = int",
              "TypeAlias(name=Name(id='X', ctx=Store()), type_params=[TypeVarTuple(name='T')], "
              "value=Name(id='int', ctx=Load()))");
    ck_module("del a, (b)", "Delete(targets=[Name(id='a', ctx=Del()), Name(id='b', ctx=Del())])");
}
END_TEST

START_TEST(functions) {
    ck_module(
        "def f(a, /, b=1, *, c, d=2, **k) -> x: pass",
        "FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], "
        "kwonlyargs=[arg(arg='c'), arg(arg='d')], kw_defaults=[None, Constant(value=2)], "
        "kwarg=arg(arg='k'), "
        "defaults=[Constant(value=1)]), body=[Pass()], returns=Name(id='x', ctx=Load()))");
    ck_expression("lambda *a: a",
                  "Lambda(args=arguments(vararg=arg(arg='a')), body=Name(id='a', ctx=Load()))");
}
END_TEST

START_TEST(statements) {
    ck_module("if a: b\nelif c: d\nelse: e",
              "If(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load()))], "
              "orelse=[If(test=Name("
              "id='c', ctx=Load()), body=[Expr(value=Name(id='d', ctx=Load()))], "
              "orelse=[Expr(value=Name(id='e', "
              "ctx=Load()))])])");
    ck_module("with (a as b, c): pass",
              "With(items=[withitem(context_expr=Name(id='a', ctx=Load()), "
              "optional_vars=Name(id='b', ctx=Store())), "
              "withitem(context_expr=Name(id='c', ctx=Load()))], body=[Pass()])");
    ck_module("with (a): pass",
              "With(items=[withitem(context_expr=Name(id='a', ctx=Load()))], body=[Pass()])");
    ck_module(
        "try: pass\nexcept* a as b: pass",
        "TryStar(body=[Pass()], handlers=[ExceptHandler(type=Name(id='a', ctx=Load()), name='b', "
        "body=[Pass()])])");
    ck_module("from ...a.b import (c as d,)",
              "ImportFrom(module='a.b', names=[alias(name='c', asname='d')], level=3)");
}
END_TEST

START_TEST(match_is_soft) {
    ck_module("match x:\n case [1, *_] | {'k': v, **r}: pass",
              "Match(subject=Name(id='x', ctx=Load()), "
              "cases=[match_case(pattern=MatchOr(patterns=[MatchSequence("
              "patterns=[MatchValue(value=Constant(value=1)), MatchStar()]), "
              "MatchMapping(keys=[Constant(value='k')], "
              "patterns=[MatchAs(name='v')], rest='r')]), body=[Pass()])])");
    ck_module(
        "match(x)",
        "Expr(value=Call(func=Name(id='match', ctx=Load()), args=[Name(id='x', ctx=Load())]))");
    ck_module("match = case",
              "Assign(targets=[Name(id='match', ctx=Store())], value=Name(id='case', ctx=Load()))");
    ck_module("match[x]: y",
              "AnnAssign(target=Subscript(value=Name(id='match', ctx=Load()), slice=Name(id='x', "
              "ctx=Load()), ctx=Store()), annotation=Name(id='y', ctx=Load()), simple=0)");
}
END_TEST

START_TEST(places) {
    ck_assert_str_eq(
        show("(a) +\\\n b", PARSE_EVAL, true),
        "Expression(body=BinOp(left=Name(id='a', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, "
        "end_col_offset=2), op=Add(), right=Name(id='b', ctx=Load(), lineno=2, col_offset=1, "
        "end_lineno=2, "
        "end_col_offset=2), lineno=1, col_offset=0, end_lineno=2, end_col_offset=2))");
}
END_TEST

START_TEST(errors) {
    ck_error("x = = 1", "SyntaxError 1:5-1:6 invalid syntax");
    ck_error("f(a b)", "SyntaxError 1:3-1:6 invalid syntax. Perhaps you forgot a comma?");
    ck_error("if x = 1: pass",
             "SyntaxError 1:4-1:9 invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    ck_error("f() = 1", "SyntaxError 1:1-1:4 cannot assign to function call here. Maybe you meant "
                        "'==' instead of '='?");
    ck_error("if x\n  y", "SyntaxError 1:5-1:6 expected ':'");
    ck_error("if x:\ny",
             "IndentationError 2:1-2:2 expected an indented block after 'if' statement on line 1");
    ck_error("  x", "IndentationError 1:2-1:-1 unexpected indent");
    ck_error(
        "print 'a'",
        "SyntaxError 1:1-1:10 Missing parentheses in call to 'print'. Did you mean print(...)?");
    ck_error("del f()", "SyntaxError 1:5-1:8 cannot delete function call");
    ck_error("f(a=1, b)", "SyntaxError 1:9-1:10 positional argument follows keyword argument");
    ck_error("f(x for x in y, 1)",
             "SyntaxError 1:3-1:15 Generator expression must be parenthesized");
    ck_error("def f(a=1, b): pass",
             "SyntaxError 1:12-1:13 parameter without a default follows parameter with a default");
    ck_error("try: pass\nexcept a, b: pass",
             "SyntaxError 2:8-2:12 multiple exception types must be parenthesized");
    ck_error("f'{}'", "SyntaxError 1:4-1:5 f-string: valid expression required before '}'");
    ck_error("'\\x1'", "SyntaxError 1:1-1:6 (unicode error) 'unicodeescape' codec can't decode "
                       "bytes in position 0-2: "
                       "truncated \\xXX escape");
    ck_error("b'a' 'b'", "SyntaxError 1:9-1:10 cannot mix bytes and nonbytes literals");
    ck_error("(a b", "SyntaxError 1:1-1:0 '(' was never closed");
    ck_error("a b\n'", "SyntaxError 2:1-2:1 unterminated string literal (detected at line 2)");
}
END_TEST

START_TEST(warnings) {
    Parsed parsed;
    parse_text(&parsed, "x = '\\d'\ny = b'\\400'\n", PARSE_FILE);
    ck_assert_ptr_nonnull(parsed.result.tree);
    SyntaxWarningInfo *w = parsed.result.warnings.first;
    ck_assert_ptr_nonnull(w);
    ck_assert_str_eq(w->message, "invalid escape sequence '\\d'");
    ck_assert_int_eq(w->lineno, 1);
    w = w->next;
    ck_assert_ptr_nonnull(w);
    ck_assert_str_eq(w->message, "invalid octal escape sequence '\\400'");
    ck_assert_ptr_null(w->next);
    release(&parsed);
}
END_TEST

static bool is_incomplete(const char *text) {
    Parsed parsed;
    parse_text(&parsed, text, PARSE_SINGLE);
    bool incomplete = parsed.result.tree == NULL && parsed.result.incomplete;
    release(&parsed);
    return incomplete;
}

START_TEST(prompt) {
    ck_assert(is_incomplete("if x:\n"));
    ck_assert(is_incomplete("f(1,\n"));
    ck_assert(is_incomplete("'''a\n"));
    ck_assert(!is_incomplete("x\n"));
    ck_assert(!is_incomplete("x y\n"));
    ck_assert_str_eq(show("x; y\n", PARSE_SINGLE, false),
                     "Interactive(body=[Expr(value=Name(id='x', ctx=Load())), "
                     "Expr(value=Name(id='y', ctx=Load()))])");
    ck_assert_ptr_nonnull(strstr(show("x\ny\n", PARSE_SINGLE, false),
                                 "multiple statements found while compiling a single statement"));
}
END_TEST

/* `count` times `part`, then `end`. */
static char *repeat(const char *part, size_t count, const char *end) {
    size_t length = strlen(part);
    char *text = malloc(length * count + strlen(end) + 1), *out = text;
    for (size_t i = 0; i < count; i++, out += length) {
        memcpy(out, part, length);
    }
    strcpy(out, end);
    return text;
}

START_TEST(depth_is_bounded) {
    static const char *const parts[] = {
        "-", "not ", "lambda: ", "1 if 2 else ", "2**", "1+", "a.", "a<", "f(", "[", "{", "{1:"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Parsed parsed;
        char *text = repeat(parts[i], 100000, "a");
        parse_text(&parsed, text, PARSE_FILE);
        ck_assert(parsed.result.tree != NULL || parsed.result.error.kind != SYNTAX_OK);
        release(&parsed);
        free(text);
    }
}
END_TEST

Suite *parser_suite(void);
Suite *parser_suite(void) {
    Suite *s = suite_create("parser");
    TCase *trees = unit_case(s, "trees");
    tcase_add_test(trees, operators_bind);
    tcase_add_test(trees, displays);
    tcase_add_test(trees, calls_and_subscripts);
    tcase_add_test(trees, literals);
    tcase_add_test(trees, assignments);
    tcase_add_test(trees, functions);
    tcase_add_test(trees, statements);
    tcase_add_test(trees, match_is_soft);
    tcase_add_test(trees, places);
    TCase *mistakes = unit_case(s, "mistakes");
    tcase_add_test(mistakes, errors);
    tcase_add_test(mistakes, warnings);
    tcase_add_test(mistakes, prompt);
    tcase_add_test(mistakes, depth_is_bounded);
    return s;
}
