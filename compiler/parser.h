/* parser.h: from source text to the abstract syntax tree.
 *
 * parse() lexes and parses. It is a hand-written recursive descent with precedence climbing; the
 * places where Python needs more than one token of look-ahead (`with (`, the soft keywords) try one
 * reading and return to the start by token index. A text that fails is parsed a second time with
 * diagnosis switched on: that pass knows the usual mistakes and costs nothing when all is well.
 */
#ifndef KRAIT_COMPILER_PARSER_H
#define KRAIT_COMPILER_PARSER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/ast.h"
#include "compiler/scratch.h"
#include "compiler/source.h"
#include "compiler/syntax_error.h"

typedef enum ParseMode {
    PARSE_FILE,   /* a Module */
    PARSE_EVAL,   /* an Expression */
    PARSE_SINGLE, /* an Interactive: one statement, as typed at the prompt */
} ParseMode;

typedef struct ParseResult {
    Node *tree;              /* in scratch; NULL when parsing failed */
    SyntaxErrorInfo error;   /* why; SYNTAX_OK on success */
    bool incomplete;         /* failed, but more lines could repair it: for the prompt */
    SyntaxWarnings warnings; /* in order of appearance; also when parsing failed */
} ParseResult;

/* Parses `source` into `result`; the tree, its values and all messages live in `scratch`. Returns
 * the tree, NULL with result->error filled in otherwise (its kind SYNTAX_RAISED: an exception is
 * pending). */
Node *parse(const Source *source, Scratch *scratch, ParseMode mode, ParseResult *result);

#endif
