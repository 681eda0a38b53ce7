/* The table of tokens that `krait --dump tokens` prints. */
#ifndef COMPILER_DUMP_TOKENS_H
#define COMPILER_DUMP_TOKENS_H

#include <stdio.h>

#include "compiler/lexer.h"

/* Prints the tokens of a lexer that ran with LEXER_KEEP_TRIVIA, in the layout of `python -m
 * tokenize -e`. Columns are in characters. Stops before TOK_ERROR, which is the caller's to report.
 */
void dump_tokens(const Lexer *lexer, FILE *out);

#endif
