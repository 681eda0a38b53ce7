# The VM's sources, one a line, in alphabetical order; vm/main.c is linked by the Makefile itself.
VM_C += vm/bind.c
VM_C += vm/call.c
VM_C += vm/eval.c
VM_C += vm/frame.c
VM_C += vm/function.c
VM_C += vm/generator.c
VM_C += vm/slow_attr.c
VM_C += vm/slow_call.c
VM_C += vm/slow_name.c
VM_C += vm/slow_unpack.c
VM_C += vm/unwind.c
VM_C += vm/build_class.c
VM_C += vm/builtins.c
VM_C += vm/builtins_object.c
VM_C += vm/builtins_number.c
VM_C += vm/builtins_iteration.c
VM_C += vm/builtins_exec.c
