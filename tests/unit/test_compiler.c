/* The compiler behind the parser: names, folding, instructions, stack depth, jumps, handlers,
 * positions, errors. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "compiler/compile.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/tuple.h"
#include "runtime/opcode.h"
#include "tests/unit/unit.h"

static Code *compile_text(const char *text) {
    Str *name = str_from_ascii("x.py");
    Code *code = compile_source(text, strlen(text), name, COMPILE_EXEC, 0);
    decref(name);
    return code;
}

/* The first Code among the constants of the module that `text` is (a function's or class's); else
 * the module. New. */
static Code *inner(const char *text) {
    Code *module = compile_text(text);
    ck_assert_msg(module != NULL, "%s\nraised %s", text, unit_pending());
    for (size_t i = 0; i < module->constants_tuple->length; i++) {
        if (is_exact(module->constants[i], &code_type)) {
            Code *code = (Code *)incref(module->constants[i]);
            decref(module);
            return code;
        }
    }
    return module;
}

/* Names of the instructions, a space between. */
static const char *instructions(Code *code) {
    static char out[1 << 14];
    size_t used = 0;
    out[0] = 0;
    for (uint32_t at = 0; at < code->word_count;) {
        const OpcodeInfo *info = &opcode_info[WORD_OP(code->words[at])];
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s", at ? " " : "", info->name);
        at += 1u + info->cache;
    }
    return out;
}

static void check_code(const char *text, const char *wanted) {
    Code *code = inner(text);
    ck_assert_str_eq(instructions(code), wanted);
    decref(code);
}

static void check_constants(const char *text, const char *wanted) {
    Code *code = inner(text);
    ck_assert_str_eq(unit_repr(OBJ(code->constants_tuple)), wanted);
    decref(code);
}

static uint32_t count_of(Code *code, Opcode op) {
    uint32_t n = 0;
    for (uint32_t at = 0; at < code->word_count;
         at += 1u + opcode_info[WORD_OP(code->words[at])].cache)
        n += WORD_OP(code->words[at]) == op;
    return n;
}

static void check_error(const char *text, const char *wanted) {
    Code *code = compile_text(text);
    ck_assert_msg(code == NULL, "%s\ncompiled", text);
    ck_assert_str_eq(unit_pending(), wanted);
}

/* ---- operands */

START_TEST(operands_are_named) {
    check_code("def f(a, b): return a + b * 2", "BINARY_RR BINARY_RS RETURN_S");
    check_code("def f(x):\n x = x + 1\n return x", "BINARY_RR RETURN_R");
    check_code("def f(x, y, k, j):\n t = 0\n t += x[k] * y[k][j]\n return t",
               "MOVE BINARY_RR BINARY_RR BINARY_SR BINARY_SS BINARY_RS RETURN_R");
    check_code("def f(a, b):\n a, b = b, a\n return a", "PUSH_R MOVE STORE_LOCAL RETURN_R");
    check_code("def f(a, b, x, y):\n a, b = x, y\n return a", "MOVE MOVE RETURN_R");
    check_code("def f(a, i, v): a[i] = v", "STORE_ITEM_RRR RETURN_R");
    check_code("def f(a, v): a.x = v", "STORE_ATTR_RR RETURN_R");
    check_code("def f(a): return a.x.y", "LOAD_ATTR_R LOAD_ATTR_S RETURN_S");
}
END_TEST

/* A walrus on the right changes the local on the left: it has to be read before. */
START_TEST(walrus_pushes_operand) {
    check_code("def f(x): return x + (x := 2)", "PUSH_R MOVE PUSH_R BINARY_SS RETURN_S");
    check_code("def f(x, y): return x + y", "BINARY_RR RETURN_S");
}
END_TEST

START_TEST(conditions_make_no_bool) {
    check_code("def f(a, b):\n if a < b and not a: return a\n return b",
               "COMPARE_JUMP_RR JUMP_IF_TRUE_R RETURN_R RETURN_R");
    check_code("def f(a, b):\n while a < b: a += 1", "JUMP BINARY_RR COMPARE_JUMP_RR RETURN_R");
    check_code("def f(a, b, c): return a < b < c",
               "COMPARE_RR JUMP_IF_FALSE_KEEP COMPARE_RR RETURN_S");
    check_code("def f(a):\n while True:\n  if a: break", "JUMP_IF_FALSE_R RETURN_R");
}
END_TEST

START_TEST(loops_store_directly) {
    check_code("def f(a):\n for x in a: pass", "GET_ITER_R FOR_ITER RETURN_R");
    check_code("def f(a): return [x for x in a if x]",
               "GET_ITER_R BUILD_LIST SWAP JUMP JUMP_IF_FALSE_R PUSH_R LIST_APPEND FOR_ITER "
               "CLEAR_LOCAL RETURN_S");
    check_code("def f(a):\n for x in a: return x",
               "GET_ITER_R JUMP POP RETURN_R FOR_ITER RETURN_R");
}
END_TEST

START_TEST(calls) {
    check_code("def f(a, b): return a(b, 1)", "PUSH_RRR CALL RETURN_S");
    check_code("def f(a, b): return a.m(b)", "LOAD_METHOD_R PUSH_R CALL_METHOD RETURN_S");
    check_code("def f(a, b): return a.m(k=b)", "LOAD_METHOD_R PUSH_R CALL_METHOD_KW RETURN_S");
    check_code("def f(a, b): return a(*b)", "PUSH_RR CALL_SPREAD RETURN_S");
}
END_TEST

/* ---- checks of locals */

static uint32_t checks(const char *text) {
    Code *code = inner(text);
    uint32_t n = count_of(code, OP_CODE_CHECK_LOCAL);
    decref(code);
    return n;
}

START_TEST(checks_go_where_bound) {
    ck_assert_uint_eq(checks("def f(a):\n x = a\n return x"), 0);
    ck_assert_uint_eq(checks("def f(a):\n if a: x = 1\n else: x = 2\n return x"), 0);
    ck_assert_uint_eq(checks("def f(a):\n for i in a: x = i + i\n return 0"), 0);
    ck_assert_uint_eq(checks("def f(a):\n while a:\n  x = a\n  a = x.next"), 0);
}
END_TEST

START_TEST(checks_stay_where_unbound) {
    ck_assert_uint_eq(checks("def f(a):\n if a: x = 1\n return x"), 1);
    ck_assert_uint_eq(checks("def f(a):\n for i in a: pass\n return i"), 1);
    ck_assert_uint_eq(checks("def f(a):\n x = 1\n del x\n return x"), 1);
    ck_assert_uint_eq(checks("def f(a):\n try: x = a()\n except E: pass\n return x"), 1);
    ck_assert_uint_eq(checks("def f(a):\n try: a()\n except E as e: pass\n return e"), 1);
    ck_assert_uint_eq(checks("def f():\n print(x)\n x = 1"), 1);
}
END_TEST

START_TEST(checked_once) {
    ck_assert_uint_eq(checks("def f(a):\n if a: x = 1\n return x + x + x"), 1);
}
END_TEST

/* ---- folding */

START_TEST(folds) {
    check_constants("def f(): return 2 * 3 + 4 ** 2", "(None, 22)");
    check_constants("def f(): return -1", "(None, -1)");
    check_constants("def f(): return 'a' + 'b'", "(None, 'ab')");
    check_constants("def f(): return (1, 2, (3, 'x'))", "(None, (1, 2, (3, 'x')))");
    check_constants("def f(x): return x in [1, 2]", "(None, (1, 2))");
    check_constants("def f(x): return x in {1}", "(None, frozenset({1}))");
    check_constants("def f(): return not 0", "(None, True)");
    check_constants("def f(): return 'abc'[1]", "(None, 'b')");
    check_constants("def f(): return __debug__", "(None, True)");
}
END_TEST

START_TEST(does_not_fold) {
    check_constants("def f(): return 1 / 0", "(None, 1, 0)");
    check_constants("def f(): return 1 << 1000", "(None, 1, 1000)");
    check_constants("def f(): return 'x' * 100000", "(None, 'x', 100000)");
}
END_TEST

START_TEST(constants_differ_by_type_and_sign) {
    check_constants("def f(a): a(1, 1.0, True, 0.0, -0.0, 1, 'a', b'a', 'a')",
                    "(None, 1, 1.0, True, 0.0, -0.0, 'a', b'a')");
}
END_TEST

START_TEST(dead_code_is_left_out) {
    check_code("def f(a):\n if 0: a()\n return 1\n a()", "RETURN_R");
    check_code("def f(a):\n while 0: a()", "RETURN_R");
    check_code("def f(a): assert 1", "RETURN_R");
}
END_TEST

/* ---- names */

static void check_names(const char *text, const char *locals, const char *cells,
                        const char *frees) {
    Code *code = inner(text);
    ck_assert_str_eq(unit_repr(OBJ(code->local_names)), locals);
    ck_assert_str_eq(unit_repr(OBJ(code->cell_names)), cells);
    ck_assert_str_eq(unit_repr(OBJ(code->free_names)), frees);
    decref(code);
}

START_TEST(locals_and_cells) {
    check_names("def f(a, *c, b, **d):\n x = a", "('a', 'b', 'c', 'd', 'x')", "()", "()");
    check_names("def f(a):\n x = 1\n y = 2\n return lambda: (a, x)", "('a', 'y', 'x')",
                "('a', 'x')", "()");
    check_names("def f(a):\n return [a for a in a]", "('a', 'a')", "()", "()");
    check_names("class C:\n def f(self): return __class__", "('__class__',)", "('__class__',)",
                "()");
}
END_TEST

START_TEST(flags_and_counts) {
    Code *code = inner("def f(a, b, /, c, *d, e): yield");
    ck_assert_uint_eq(code->argcount, 3);
    ck_assert_uint_eq(code->positional_only, 2);
    ck_assert_uint_eq(code->keyword_only, 1);
    ck_assert_int_eq(code->simple_argc, -1);
    ck_assert_uint_eq(code->flags
                          & (CODE_VARARGS | CODE_GENERATOR | CODE_OPTIMIZED | CODE_NEWLOCALS),
                      CODE_VARARGS | CODE_GENERATOR | CODE_OPTIMIZED | CODE_NEWLOCALS);
    ck_assert_uint_eq(WORD_OP(code->words[0]), OP_CODE_START_GENERATOR);
    decref(code);
    code = inner("def f(a, b):\n '''doc'''\n");
    ck_assert_int_eq(code->simple_argc, 2);
    ck_assert_uint_eq(code->flags & CODE_HAS_DOCSTRING, CODE_HAS_DOCSTRING);
    ck_assert_str_eq(unit_repr(code->constants[0]), "'doc'");
    decref(code);
}
END_TEST

/* ---- the tables */

/* Every jump and handler lands on an instruction. */
static void check_targets(Code *code) {
    uint8_t *begins = calloc(code->word_count + 1, 1);
    for (uint32_t at = 0; at < code->word_count;
         at += 1u + opcode_info[WORD_OP(code->words[at])].cache)
        begins[at] = 1;
    for (uint32_t at = 0; at < code->word_count;) {
        uint32_t op = WORD_OP(code->words[at]), end = at + 1 + opcode_info[op].cache;
        int64_t target = end;
        if (op == OP_CODE_JUMP || op == OP_CODE_YIELD_FROM)
            target += WORD_SIGNED(code->words[at]);
        else if ((op >= OP_CODE_COMPARE_JUMP_RR && op <= OP_CODE_COMPARE_JUMP_SS)
                 || op == OP_CODE_FOR_ITER
                 || (op >= OP_CODE_JUMP_IF_FALSE_R && op <= OP_CODE_JUMP_IF_TRUE_KEEP)
                 || op == OP_CODE_MATCH_EXCEPTION)
            target += (int32_t)code->words[at + 1];
        ck_assert(target >= 0 && target <= code->word_count
                  && (begins[target] || target == code->word_count));
        at = end;
    }
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const Handler *h = &code->handlers[i];
        ck_assert(h->start < h->end && h->end <= code->word_count && begins[h->start]
                  && begins[h->target]);
        ck_assert_uint_lt(h->depth, code->stack_size);
    }
    free(begins);
    for (size_t i = 0; i < code->constants_tuple->length; i++)
        if (is_exact(code->constants[i], &code_type))
            check_targets((Code *)code->constants[i]);
}

static const char *const statements[] = {
    "def f(a):\n try:\n  for x in a:\n   try: return x\n   finally: a()\n except E as e: raise\n "
    "else: a(1)\n finally: a(2)",
    "def f(a):\n with a as b, b as c:\n  while a:\n   if b: break\n   continue\n  else: return b",
    "def f(a):\n for x in a:\n  try: continue\n  finally:\n   if x: break\n",
    "def f(a):\n match a:\n  case [1, *b, {'k': c}] | (b, c): return b\n  case A(x=1) as y if y: "
    "pass\n  case _: pass",
    "def f(a):\n x = yield from a\n return (b for b in a if b) if a else x",
    "def f(a): return a < a(1) < a(2) and (a or a(3)) and not a < a[1:2] <= a(4)",
    "class A(B, metaclass=C):\n x: int = 1\n def m(self): return super().m()",
    "x = {**a, 'b': 1}; y = [*a, 1]; f(*a, b, **c, d=1); print(f'{x!r:>{y}}')",
};

START_TEST(tables_are_sound) {
    const char *text = statements[_i];
    Code *code = compile_text(text);
    ck_assert_msg(code != NULL, "%s\nraised %s", text, unit_pending());
    check_targets(code);
    decref(code);
}
END_TEST

static void check_position(Code *code, Opcode op, int line, int column, int end_line,
                           int end_column) {
    for (uint32_t at = 0; at < code->word_count;
         at += 1u + opcode_info[WORD_OP(code->words[at])].cache) {
        if (WORD_OP(code->words[at]) != op)
            continue;
        Position p = code_position(code, at);
        ck_assert_int_eq(p.line, line);
        ck_assert_int_eq(p.end_line, end_line);
        ck_assert_int_eq(p.column, column);
        ck_assert_int_eq(p.end_column, end_column);
        return;
    }
    ck_abort_msg("no %s", opcode_info[op].name);
}

START_TEST(positions) {
    Code *code = inner("def f(a):\n    return (a\n        .b\n        .c(a[1],\n           2))");
    check_position(code, OP_CODE_LOAD_ATTR_R, 3, 9, 3, 10);
    check_position(code, OP_CODE_LOAD_METHOD_S, 4, 9, 4, 10);
    check_position(code, OP_CODE_BINARY_RR, 4, 11, 4, 15);
    check_position(code, OP_CODE_CALL_METHOD, 4, 9, 5, 13);
    decref(code);
}
END_TEST

/* ---- errors */

START_TEST(errors) {
    check_error("return 1", "SyntaxError: 'return' outside function (x.py, line 1)");
    check_error("break", "SyntaxError: 'break' outside loop (x.py, line 1)");
    check_error("def f(a, a): pass",
                "SyntaxError: duplicate argument 'a' in function definition (x.py, line 1)");
    check_error("def f():\n x = 1\n global x",
                "SyntaxError: name 'x' is assigned to before global declaration (x.py, line 3)");
    check_error("def f():\n nonlocal x",
                "SyntaxError: no binding for nonlocal 'x' found (x.py, line 2)");
    check_error("a, *b, *c = d",
                "SyntaxError: multiple starred expressions in assignment (x.py, line 1)");
    check_error("f(a=1, a=2)", "SyntaxError: keyword argument repeated: a (x.py, line 1)");
    check_error("try: pass\nexcept: pass\nexcept E: pass",
                "SyntaxError: default 'except:' must be last (x.py, line 2)");
    check_error("match x:\n case _: pass\n case 1: pass",
                "SyntaxError: wildcard makes remaining patterns unreachable (x.py, line 2)");
}
END_TEST

START_TEST(deep_input) {
    size_t n = 200000;
    char *text = malloc(2 * n + 2);
    for (size_t i = 0; i < n; i++)
        memcpy(text + 2 * i, "x+", 2);
    strcpy(text + 2 * n, "x");
    Code *code = compile_text(text);
    ck_assert(code != NULL);
    decref(code);
    for (size_t i = 0; i < n; i++)
        memcpy(text + 2 * i, ".x", 2);
    text[0] = 'x', text[1] = ' ';
    text[2 * n] = 0;
    check_error(text, "RecursionError: maximum recursion depth exceeded during compilation");
    free(text);
}
END_TEST

Suite *compiler_suite(void) {
    Suite *s = suite_create("compiler");
    TCase *c = unit_case(s, "operands");
    tcase_add_test(c, operands_are_named);
    tcase_add_test(c, walrus_pushes_operand);
    tcase_add_test(c, conditions_make_no_bool);
    tcase_add_test(c, loops_store_directly);
    tcase_add_test(c, calls);
    c = unit_case(s, "checks");
    tcase_add_test(c, checks_go_where_bound);
    tcase_add_test(c, checks_stay_where_unbound);
    tcase_add_test(c, checked_once);
    c = unit_case(s, "folding");
    tcase_add_test(c, folds);
    tcase_add_test(c, does_not_fold);
    tcase_add_test(c, constants_differ_by_type_and_sign);
    tcase_add_test(c, dead_code_is_left_out);
    c = unit_case(s, "names");
    tcase_add_test(c, locals_and_cells);
    tcase_add_test(c, flags_and_counts);
    c = unit_case(s, "tables");
    tcase_add_loop_test(c, tables_are_sound, 0, (int)(sizeof statements / sizeof *statements));
    tcase_add_test(c, positions);
    c = unit_case(s, "errors");
    tcase_add_test(c, errors);
    tcase_add_test(c, deep_input);
    return s;
}
