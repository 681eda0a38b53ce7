"""The numbers of tokens, as tokenize gives them."""

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF', 'EXACT_TOKEN_TYPES']

_exact = ('( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= @ @= '
          '-> ... := !').split()
_names = ('ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT LPAR RPAR LSQB RSQB COLON COMMA SEMI PLUS MINUS STAR SLASH '
          'VBAR AMPER LESS GREATER EQUAL DOT PERCENT LBRACE RBRACE EQEQUAL NOTEQUAL LESSEQUAL GREATEREQUAL TILDE '
          'CIRCUMFLEX LEFTSHIFT RIGHTSHIFT DOUBLESTAR PLUSEQUAL MINEQUAL STAREQUAL SLASHEQUAL PERCENTEQUAL AMPEREQUAL '
          'VBAREQUAL CIRCUMFLEXEQUAL LEFTSHIFTEQUAL RIGHTSHIFTEQUAL DOUBLESTAREQUAL DOUBLESLASH DOUBLESLASHEQUAL AT '
          'ATEQUAL RARROW ELLIPSIS COLONEQUAL EXCLAMATION OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START '
          'FSTRING_MIDDLE FSTRING_END COMMENT NL ERRORTOKEN ENCODING N_TOKENS').split()

globals().update((name, number) for number, name in enumerate(_names))
NT_OFFSET = 256
EXACT_TOKEN_TYPES = {text: 7 + i for i, text in enumerate(_exact)}
EXACT_TOKEN_TYPES = dict(sorted(EXACT_TOKEN_TYPES.items()))
tok_name = dict(enumerate(_names)) | {256: 'NT_OFFSET'}
__all__.extend(_names)
__all__.append('NT_OFFSET')
del _exact, _names


def ISTERMINAL(x):
    "Is it the number of a token?"
    return not ISNONTERMINAL(x)


def ISNONTERMINAL(x):
    "Is it the number of a rule of the grammar?"
    return NT_OFFSET <= x


def ISEOF(x):
    "Is it the end of the input?"
    return tok_name.get(x) == 'ENDMARKER'
