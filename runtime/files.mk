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
RUNTIME_C += runtime/objects/code.c
RUNTIME_C += runtime/objects/exceptions.c
RUNTIME_C += runtime/objects/exceptions_group.c
RUNTIME_C += runtime/objects/exceptions_os.c
RUNTIME_C += runtime/objects/exceptions_simple.c
RUNTIME_C += runtime/objects/exceptions_unicode.c
RUNTIME_C += runtime/objects/module.c
RUNTIME_C += runtime/objects/none.c

# Types, descriptors, attributes, calls
RUNTIME_C += runtime/native.c
RUNTIME_C += runtime/native_signature.c
RUNTIME_C += runtime/objects/descriptor.c
RUNTIME_C += runtime/objects/generic_alias.c
RUNTIME_C += runtime/objects/instance.c
RUNTIME_C += runtime/objects/mapping_proxy.c
RUNTIME_C += runtime/objects/method.c
RUNTIME_C += runtime/objects/namespace.c
RUNTIME_C += runtime/objects/new_function.c
RUNTIME_C += runtime/objects/object_reduce.c
RUNTIME_C += runtime/objects/object_type.c
RUNTIME_C += runtime/objects/property.c
RUNTIME_C += runtime/objects/shape.c
RUNTIME_C += runtime/objects/slot_table.c
RUNTIME_C += runtime/objects/slot_wrapper.c
RUNTIME_C += runtime/objects/slots.c
RUNTIME_C += runtime/objects/slots_number.c
RUNTIME_C += runtime/objects/static_class_method.c
RUNTIME_C += runtime/objects/struct_sequence.c
RUNTIME_C += runtime/objects/super.c
RUNTIME_C += runtime/objects/type.c
RUNTIME_C += runtime/objects/type_attributes.c
RUNTIME_C += runtime/objects/type_layout.c
RUNTIME_C += runtime/objects/type_lookup.c
RUNTIME_C += runtime/objects/type_members.c
RUNTIME_C += runtime/objects/type_methods.c
RUNTIME_C += runtime/objects/type_mro.c
RUNTIME_C += runtime/objects/type_new.c
RUNTIME_C += runtime/objects/type_ready.c
RUNTIME_C += runtime/objects/union_type.c
RUNTIME_C += runtime/protocol/attribute.c
RUNTIME_C += runtime/protocol/call.c

# Files and streams, the system
RUNTIME_C += runtime/modules/errno.c
RUNTIME_C += runtime/modules/fs_path.c
RUNTIME_C += runtime/modules/io_base.c
RUNTIME_C += runtime/modules/io_buffered.c
RUNTIME_C += runtime/modules/io_buffered_types.c
RUNTIME_C += runtime/modules/io_bytes.c
RUNTIME_C += runtime/modules/io_file.c
RUNTIME_C += runtime/modules/io_open.c
RUNTIME_C += runtime/modules/io_pair.c
RUNTIME_C += runtime/modules/io_stream.c
RUNTIME_C += runtime/modules/io_string.c
RUNTIME_C += runtime/modules/io_text.c
RUNTIME_C += runtime/modules/io_text_read.c
RUNTIME_C += runtime/modules/io_text_seek.c
RUNTIME_C += runtime/modules/io_text_type.c
RUNTIME_C += runtime/modules/io_text_write.c
RUNTIME_C += runtime/modules/posix.c
RUNTIME_C += runtime/modules/posix_fd.c
RUNTIME_C += runtime/modules/posix_path.c
RUNTIME_C += runtime/modules/posix_process.c

# Numbers
RUNTIME_C += runtime/modules/gc_module.c
RUNTIME_C += runtime/modules/math.c
RUNTIME_C += runtime/modules/math_gamma.c
RUNTIME_C += runtime/modules/math_integer.c
RUNTIME_C += runtime/modules/math_sum.c
RUNTIME_C += runtime/modules/time.c
RUNTIME_C += runtime/modules/time_parse.c
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

# Text and bytes
RUNTIME_C += runtime/objects/bytearray.c
RUNTIME_C += runtime/objects/bytearray_methods.c
RUNTIME_C += runtime/objects/bytes.c
RUNTIME_C += runtime/objects/bytes_builder.c
RUNTIME_C += runtime/objects/bytes_case.c
RUNTIME_C += runtime/objects/bytes_hex.c
RUNTIME_C += runtime/objects/bytes_iter.c
RUNTIME_C += runtime/objects/bytes_methods.c
RUNTIME_C += runtime/objects/bytes_new.c
RUNTIME_C += runtime/objects/codec.c
RUNTIME_C += runtime/objects/codec_escape.c
RUNTIME_C += runtime/objects/codec_narrow.c
RUNTIME_C += runtime/objects/codec_utf8.c
RUNTIME_C += runtime/objects/codec_wide.c
RUNTIME_C += runtime/objects/format_fields.c
RUNTIME_C += runtime/objects/format_percent.c
RUNTIME_C += runtime/objects/format_spec.c
RUNTIME_C += runtime/objects/str.c
RUNTIME_C += runtime/objects/str_builder.c
RUNTIME_C += runtime/objects/str_case.c
RUNTIME_C += runtime/objects/str_intern.c
RUNTIME_C += runtime/objects/str_iter.c
RUNTIME_C += runtime/objects/str_methods.c
RUNTIME_C += runtime/objects/str_new.c
RUNTIME_C += runtime/objects/str_printf.c
RUNTIME_C += runtime/objects/str_repr.c
RUNTIME_C += runtime/objects/str_test.c
RUNTIME_C += runtime/objects/str_translate.c
RUNTIME_C += runtime/objects/text.c
RUNTIME_C += runtime/objects/text_split.c
RUNTIME_C += runtime/objects/unicode.c
RUNTIME_C += runtime/objects/unicode_names.c

# Containers and iteration
RUNTIME_C += runtime/objects/dict.c
RUNTIME_C += runtime/objects/dict_iter.c
RUNTIME_C += runtime/objects/dict_methods.c
RUNTIME_C += runtime/objects/dict_update.c
RUNTIME_C += runtime/objects/dict_view.c
RUNTIME_C += runtime/objects/enumerate.c
RUNTIME_C += runtime/objects/filter.c
RUNTIME_C += runtime/objects/iter.c
RUNTIME_C += runtime/objects/list.c
RUNTIME_C += runtime/objects/list_iter.c
RUNTIME_C += runtime/objects/list_methods.c
RUNTIME_C += runtime/objects/list_sort.c
RUNTIME_C += runtime/objects/map.c
RUNTIME_C += runtime/objects/range.c
RUNTIME_C += runtime/objects/range_iter.c
RUNTIME_C += runtime/objects/reversed.c
RUNTIME_C += runtime/objects/set.c
RUNTIME_C += runtime/objects/set_iter.c
RUNTIME_C += runtime/objects/set_methods.c
RUNTIME_C += runtime/objects/set_ops.c
RUNTIME_C += runtime/objects/slice.c
RUNTIME_C += runtime/objects/sort_merge.c
RUNTIME_C += runtime/objects/sort_radix.c
RUNTIME_C += runtime/objects/tuple.c
RUNTIME_C += runtime/objects/tuple_iter.c
RUNTIME_C += runtime/objects/zip.c
RUNTIME_C += runtime/protocol/container.c

# Modules written in Python, embedded in the binary. A package is its folder's __init__.py.
LIB_PY := runtime/lib/__future__.py runtime/lib/_help.py
LIB_PY += runtime/lib/os.py
LIB_PY += runtime/lib/posixpath.py
LIB_PY += runtime/lib/stat.py
LIB_PY += runtime/lib/warnings.py
