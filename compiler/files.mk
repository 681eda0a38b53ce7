# The compiler's sources, one a line, in alphabetical order.
COMPILER_C += compiler/dump_tokens.c
COMPILER_C += compiler/lexer.c
COMPILER_C += compiler/lexer_error.c
COMPILER_C += compiler/lexer_indent.c
COMPILER_C += compiler/lexer_number.c
COMPILER_C += compiler/lexer_string.c
COMPILER_C += compiler/lexer_unicode.c
COMPILER_C += compiler/scratch.c
COMPILER_C += compiler/source.c
COMPILER_C += compiler/syntax_error.c
