# The runtime's sources, one a line, in alphabetical order within each folder.

# The core
RUNTIME_C += runtime/error.c
RUNTIME_C += runtime/gc.c
RUNTIME_C += runtime/memory/memory.c
RUNTIME_C += runtime/names.c
RUNTIME_C += runtime/object.c
RUNTIME_C += runtime/protocol/buffer.c
RUNTIME_C += runtime/protocol/compare.c
RUNTIME_C += runtime/protocol/isinstance.c
RUNTIME_C += runtime/protocol/repr.c
RUNTIME_C += runtime/runtime.c
RUNTIME_C += runtime/thread.c

# Exceptions, modules, singletons
RUNTIME_C += runtime/objects/cell.c
RUNTIME_C += runtime/objects/exceptions.c
RUNTIME_C += runtime/objects/exceptions_group.c
RUNTIME_C += runtime/objects/exceptions_os.c
RUNTIME_C += runtime/objects/exceptions_simple.c
RUNTIME_C += runtime/objects/exceptions_unicode.c
RUNTIME_C += runtime/objects/module.c
RUNTIME_C += runtime/objects/none.c

# Numbers
RUNTIME_C += runtime/objects/bool.c
RUNTIME_C += runtime/objects/complex.c
RUNTIME_C += runtime/objects/float.c
RUNTIME_C += runtime/objects/float_digits.c
RUNTIME_C += runtime/objects/float_format.c
RUNTIME_C += runtime/objects/float_hex.c
RUNTIME_C += runtime/objects/float_round.c
RUNTIME_C += runtime/objects/float_text.c
RUNTIME_C += runtime/objects/int.c
RUNTIME_C += runtime/objects/int_arith.c
RUNTIME_C += runtime/objects/int_bits.c
RUNTIME_C += runtime/objects/int_format.c
RUNTIME_C += runtime/objects/int_gmp.c
RUNTIME_C += runtime/objects/int_pow.c
RUNTIME_C += runtime/objects/int_text.c
RUNTIME_C += runtime/objects/number_text.c
RUNTIME_C += runtime/protocol/number.c

# Modules written in Python, embedded in the binary. A package is its folder's __init__.py.
LIB_PY :=
