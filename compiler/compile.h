/* The one door of the compiler: source text in, Code object out.
 *
 * source -> tokens -> AST -> symbol table -> folded AST -> instructions -> Code. All phases work in
 * one Scratch and leave nothing behind but the Code (or an exception). Callers: exec, eval,
 * compile(), import, the prompt, main.
 */
#ifndef KRAIT_COMPILE_H
#define KRAIT_COMPILE_H

#include <stdio.h>
#include "runtime/native.h"
#include "runtime/object.h"
#include "runtime/objects/code.h"

typedef enum CompileMode { COMPILE_EXEC, COMPILE_EVAL, COMPILE_SINGLE } CompileMode;

enum {
    COMPILE_OPTIMIZE_ASSERTS = 1,    /* -O: no assert statements, __debug__ is False */
    COMPILE_OPTIMIZE_DOCSTRINGS = 2, /* -OO */
    COMPILE_FUTURE_ANNOTATIONS = 4,
    COMPILE_BYTES =
        8, /* the text is a file's bytes: BOM, coding cookie; otherwise it is UTF-8 from a str */
    COMPILE_FILE = 32, /* the program's own file or standard input: as COMPILE_BYTES, with places at
                          the end as CPython has them there */
    COMPILE_TOP_LEVEL_AWAIT = 64, /* a module may await: its code is a coroutine's */
    COMPILE_FOLD = 128,           /* compile_to_ast: with constant expressions folded */
    COMPILE_INCOMPLETE = 16, /* the prompt's: input that ends too early is _IncompleteInputError
                                instead of SyntaxError */
};

/* A Code, or NULL with SyntaxError (filename, line, offset, text set), ValueError, MemoryError,
 * RecursionError. Syntax warnings are issued. `text` need not be zero-terminated. */
Code *compile_source(const char *text, size_t length, Str *filename, CompileMode mode,
                     int flags) MAY_RAISE;

/* The syntax tree as objects of the module ast, and code from such a tree, which is checked first.
 */
Object *compile_to_ast(const char *text, size_t length, Str *filename, CompileMode mode,
                       int flags) MAY_RAISE;
Code *compile_ast(Object *tree, Str *filename, CompileMode mode, int flags) MAY_RAISE;
Object *compile_fold_ast(Object *tree, Str *filename, CompileMode mode,
                         int flags) MAY_RAISE; /* another tree, folded */

/* The SyntaxError of a text that does not parse, new; NULL without an exception when it does.
 * Nothing is said of later phases, and no warning is issued. */
Object *compile_syntax_error(const char *text, size_t length, Str *filename) MAY_RAISE;

/* --dump: prints one phase's result; -1 with an exception. */
typedef enum DumpPhase { DUMP_TOKENS, DUMP_AST, DUMP_SYMBOLS, DUMP_CODE } DumpPhase;
int compile_dump(const char *text, size_t length, Str *filename, DumpPhase phase,
                 FILE *out) MAY_RAISE;

/* The listing of a code object and those inside it. */
void code_dump(Code *code, FILE *out);
/* The operands of the instruction at a word, each after a blank; and the word that it may jump to,
 * -1: none. */
void code_dump_operands(Code *code, uint32_t at, FILE *out);
int64_t code_jump_target(Code *code, uint32_t at);

extern const ModuleDef _opcode_module; /* opcode_module.c: what the module dis stands on */
/* One line of it: the instruction at word `at`. *line: that of the one before, or -1; it is printed
 * where it changes. */
void code_dump_instruction(Code *code, uint32_t at, int32_t *line, FILE *out);

#endif
