# The unit test suites, one a line: a suite x is test_x.c with `Suite *x_suite(void)`. The list that it stands in decides what it links.

# libruntime.a alone
UNIT_RUNTIME += exceptions
UNIT_RUNTIME += gc
UNIT_RUNTIME += memory
UNIT_RUNTIME += object
UNIT_RUNTIME += type
UNIT_RUNTIME += weakref
UNIT_RUNTIME += dict
UNIT_RUNTIME += list
UNIT_RUNTIME += set
UNIT_RUNTIME += str
UNIT_RUNTIME += bytes
UNIT_RUNTIME += int
UNIT_RUNTIME += float

# libcompiler.a and libruntime.a
UNIT_COMPILER += compiler
UNIT_COMPILER += lexer
UNIT_COMPILER += parser

# all three
