# The runtime's sources, one a line, in alphabetical order within each folder.

# The core
RUNTIME_C += runtime/names.c

# Modules written in Python, embedded in the binary. A package is its folder's __init__.py.
LIB_PY :=
