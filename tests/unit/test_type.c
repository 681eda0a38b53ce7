/* Types made at run time: mro, layout, shapes, attributes, messages. Methods are native here:
 * Python functions are the VM's. */
#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "tests/unit/unit.h"

static Str *name_of(const char *text) { return str_intern_utf8(text, strlen(text)); }

/* class name(bases): pass, with the namespace's entries; the namespace is released. */
static Type *make_with(const char *name, Dict *namespace_, size_t count, Type *a, Type *b) {
    Tuple *bases = count == 0   ? tuple_pack(0)
                   : count == 1 ? tuple_pack(1, OBJ(a))
                                : tuple_pack(2, OBJ(a), OBJ(b));
    Str *text = name_of(name);
    if (dict_get_str_borrow(namespace_, NAME(__module__)) == NULL) {
        Str *module = name_of("test");
        ck_assert_int_eq(dict_set_str(namespace_, NAME(__module__), OBJ(module)), 0);
        decref(module);
    }
    Object *args[] = {OBJ(text), OBJ(bases), OBJ(namespace_)};
    Object *type = object_call(OBJ(&type_type), args, 3, NULL);
    decref(text);
    decref(bases);
    decref(namespace_);
    return (Type *)type;
}
static Type *make(const char *name, size_t count, Type *a, Type *b) {
    return make_with(name, dict_new(), count, a, b);
}
static Dict *with_slots(const char *a, const char *b) {
    Dict *d = dict_new();
    List *names = list_new(0);
    ck_assert_int_eq(list_append_steal(names, OBJ(name_of(a))), 0);
    if (b != NULL)
        ck_assert_int_eq(list_append_steal(names, OBJ(name_of(b))), 0);
    ck_assert_int_eq(dict_set_str(d, NAME(__slots__), OBJ(names)), 0);
    decref(names);
    return d;
}
static int put(Object *o, const char *attribute, int64_t value) {
    Str *name = name_of(attribute);
    Object *n = int_from_i64(value);
    int result = object_setattr(o, name, n);
    decref(n);
    decref(name);
    return result;
}
static Object *get(Object *o, const char *attribute) {
    Str *name = name_of(attribute);
    Object *result = object_getattr(o, name);
    decref(name);
    return result;
}
static int drop(Object *o, const char *attribute) {
    Str *name = name_of(attribute);
    int result = object_setattr(o, name, NULL);
    decref(name);
    return result;
}

START_TEST(builtin_types) {
    ck_repr(incref(&int_type), "<class 'int'>");
    ck_repr(get(OBJ(&bool_type), "__mro__"), "(<class 'bool'>, <class 'int'>, <class 'object'>)");
    ck_repr(get(OBJ(&bool_type), "__name__"), "'bool'");
    ck_raises(get(OBJ(&int_type), "x"), "AttributeError: type object 'int' has no attribute 'x'");
    ck_raises(put(OBJ(&int_type), "x", 1),
              "TypeError: cannot set 'x' attribute of immutable type 'int'");
    ck_raises(get(KNone, "x"), "AttributeError: 'NoneType' object has no attribute 'x'");
    ck_raises(put(KTrue, "x", 1), "AttributeError: 'bool' object has no attribute 'x' and no "
                                  "__dict__ for setting new attributes");
    ck_raises(put(KTrue, "real", 1),
              "AttributeError: attribute 'real' of 'int' objects is not writable");
    ck_raises(put(KTrue, "bit_length", 1),
              "AttributeError: 'bool' object attribute 'bit_length' is read-only");
    ck_repr(get(OBJ(&int_type), "__add__"), "<slot wrapper '__add__' of 'int' objects>");
    ck_repr(get(OBJ(&list_type), "append"), "<method 'append' of 'list' objects>");
}
END_TEST

START_TEST(attributes_in_slots) {
    Type *c = make("C", 0, NULL, NULL);
    Object *first = object_call0(OBJ(c));
    static const char *const attributes[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    for (int i = 0; i < 10; i++)
        ck_assert_int_eq(put(first, attributes[i], i), 0);
    ck_assert(object_in_dict_mode(first));
    for (int round = 0; round < 5; round++) {
        Object *o = object_call0(OBJ(c));
        for (int i = 0; i < 10; i++)
            ck_assert_int_eq(put(o, attributes[i], i * 10), 0);
        ck_repr(get(o, "d"), "30");
        if (round == 4)
            ck_assert(!object_in_dict_mode(o));
        ck_assert_int_eq(put(o, "d", 31), 0);
        ck_assert_int_eq(drop(o, "j"), 0);
        ck_assert_int_eq(drop(o, "a"), 0);
        ck_raises(get(o, "a"), "AttributeError: 'C' object has no attribute 'a'");
        ck_raises(drop(o, "a"), "AttributeError: 'C' object has no attribute 'a'");
        ck_repr(get(o, "__dict__"),
                "{'b': 10, 'c': 20, 'd': 31, 'e': 40, 'f': 50, 'g': 60, 'h': 70, 'i': 80}");
        decref(o);
    }
    ck_repr(get(first, "j"), "9");
    decref(first);
    decref(c);
}
END_TEST

START_TEST(versions) {
    Type *a = make("A", 0, NULL, NULL), *b = make("B", 1, a, NULL);
    Object *o = object_call0(OBJ(b));
    uint32_t type_before = type_version(b), shape_before = shape_version(b->shape);
    ck_assert_uint_ne(type_before, 0);
    ck_raises(get(o, "x"), "AttributeError: 'B' object has no attribute 'x'");
    ck_assert_int_eq(put(OBJ(a), "x", 5), 0);
    ck_repr(get(o, "x"), "5");
    ck_assert_uint_ne(type_version(b), type_before);
    ck_assert_uint_ne(shape_version(b->shape), shape_before);
    ck_assert_int_eq(drop(OBJ(a), "x"), 0);
    ck_raises(get(o, "x"), "AttributeError: 'B' object has no attribute 'x'");
    ck_raises(drop(OBJ(a), "x"), "AttributeError: type object 'A' has no attribute 'x'");
    decref(o);
    decref(b);
    decref(a);
}
END_TEST

START_TEST(linearization) {
    Type *a = make("A", 0, NULL, NULL), *b = make("B", 1, a, NULL), *c = make("C", 1, a, NULL),
         *d = make("D", 2, b, c);
    ck_repr(get(OBJ(d), "__mro__"), "(<class 'test.D'>, <class 'test.B'>, <class 'test.C'>, <class "
                                    "'test.A'>, <class 'object'>)");
    ck_raises(make("X", 2, a, b),
              "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B");
    ck_raises(make("X", 2, a, a), "TypeError: duplicate base class A");
    ck_raises(make("X", 1, &bool_type, NULL),
              "TypeError: type 'bool' is not an acceptable base type");
    ck_raises(make("X", 2, &int_type, &str_type),
              "TypeError: multiple bases have instance lay-out conflict");
    decref(d), decref(c), decref(b), decref(a);
}
END_TEST

START_TEST(members) {
    Type *c = make_with("C", with_slots("x", "__y"), 0, NULL, NULL);
    Object *o = object_call0(OBJ(c));
    ck_raises(get(o, "x"), "AttributeError: 'test.C' object has no attribute 'x'");
    ck_assert_int_eq(put(o, "x", 1), 0);
    ck_assert_int_eq(put(o, "_C__y", 2), 0);
    ck_repr(get(o, "x"), "1");
    ck_repr(get(o, "_C__y"), "2");
    ck_raises(put(o, "z", 1), "AttributeError: 'C' object has no attribute 'z' and no __dict__ for "
                              "setting new attributes");
    Type *d = make("D", 1, c, NULL);
    Object *p = object_call0(OBJ(d));
    ck_assert_int_eq(put(p, "z", 3), 0);
    ck_assert_int_eq(put(p, "x", 4), 0);
    ck_repr(get(p, "__dict__"), "{'z': 3}");
    ck_raises(make_with("X", with_slots("x", "__dict__"), 1, d, NULL),
              "TypeError: __dict__ slot disallowed: we already got one");
    ck_raises(make_with("X", with_slots("x", NULL), 1, &int_type, NULL),
              "TypeError: nonempty __slots__ not supported for subtype of 'int'");
    ck_raises(make_with("X", with_slots("1", NULL), 0, NULL, NULL),
              "TypeError: __slots__ must be identifiers");
    decref(p), decref(d), decref(o), decref(c);
}
END_TEST

START_TEST(native_bases) {
    Type *i = make("I", 1, &int_type, NULL), *t = make("T", 1, &tuple_type, NULL),
         *s = make("S", 1, &str_type, NULL);
    Object *n = int_from_i64(40), *sub = object_call1(OBJ(i), n), *two = int_from_i64(2);
    ck_assert_int_eq(put(sub, "x", 1), 0);
    ck_repr(number_binary(OP_ADD, sub, two), "42");
    Object *pair = OBJ(tuple_pack(2, n, two)), *row = object_call1(OBJ(t), pair);
    ck_assert_int_eq(put(row, "x", 7), 0);
    ck_repr(get(row, "x"), "7");
    ck_repr(incref(row), "(40, 2)");
    Object *text = OBJ(name_of("text")), *sub_text = object_call1(OBJ(s), text);
    ck_assert_int_eq(put(sub_text, "x", 8), 0);
    ck_repr(get(sub_text, "x"), "8");
    ck_repr(incref(sub_text), "'text'");
    decref(text), decref(sub_text), decref(pair), decref(row), decref(n), decref(two), decref(sub);
    decref(i), decref(t), decref(s);
}
END_TEST

START_TEST(class_change) {
    Type *a = make("A", 0, NULL, NULL), *b = make("B", 0, NULL, NULL),
         *c = make_with("C", with_slots("x", NULL), 0, NULL, NULL);
    Object *o = object_call0(OBJ(a));
    ck_assert_int_eq(put(o, "x", 1), 0);
    ck_assert_int_eq(object_setattr(o, NAME(__class__), OBJ(b)), 0);
    ck_assert_ptr_eq(o->type, b);
    ck_repr(get(o, "x"), "1");
    ck_raises(object_setattr(o, NAME(__class__), OBJ(c)),
              "TypeError: __class__ assignment: 'C' object layout differs from 'B'");
    ck_raises(object_setattr(o, NAME(__class__), OBJ(&int_type)),
              "TypeError: __class__ assignment only supported for mutable types or ModuleType "
              "subclasses");
    ck_raises(object_setattr(o, NAME(__class__), KNone),
              "TypeError: __class__ must be set to a class, not 'NoneType' object");
    decref(o), decref(a), decref(b), decref(c);
}
END_TEST

START_TEST(calls_and_arity) {
    Type *c = make("C", 0, NULL, NULL);
    ck_raises(object_call1(OBJ(c), KNone), "TypeError: C() takes no arguments");
    ck_raises(object_call1(OBJ(&object_type), KNone), "TypeError: object() takes no arguments");
    ck_raises(object_call0(OBJ(&type_type)), "TypeError: type() takes 1 or 3 arguments");
    ck_raises(object_call0(OBJ(&native_function_type)),
              "TypeError: cannot create 'builtin_function_or_method' instances");
    ck_raises(object_call0(KNone), "TypeError: 'NoneType' object is not callable");
    Object *list = OBJ(list_new(0)), *append = get(list, "append"), *insert = get(list, "insert"),
           *sort = get(list, "sort");
    ck_raises(object_call0(append),
              "TypeError: list.append() takes exactly one argument (0 given)");
    ck_raises(object_call0(insert), "TypeError: insert expected 2 arguments, got 0");
    ck_raises(object_call1(sort, KNone), "TypeError: sort() takes no positional arguments");
    Tuple *names = tuple_pack(1, OBJ(NAME(name)));
    Object *args[] = {KNone, KNone};
    ck_raises(object_call(append, args, 0, names),
              "TypeError: list.append() takes no keyword arguments");
    ck_raises(object_call(sort, args, 0, names),
              "TypeError: sort() got an unexpected keyword argument 'name'");
    decref(names), decref(sort), decref(insert), decref(append);
    Object *unbound = get(OBJ(&list_type), "append");
    ck_raises(object_call0(unbound), "TypeError: unbound method list.append() needs an argument");
    ck_raises(
        object_call2(unbound, KNone, KNone),
        "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'NoneType' object");
    decref(unbound), decref(list), decref(c);
}
END_TEST

START_TEST(aliases_and_unions) {
    Tuple *args = tuple_pack(2, OBJ(&str_type), OBJ(&int_type));
    Object *alias = generic_alias_new(OBJ(&dict_type), OBJ(args));
    ck_repr(incref(alias), "dict[str, int]");
    ck_repr(get(alias, "__args__"), "(<class 'str'>, <class 'int'>)");
    ck_repr(object_call0(alias), "{}");
    Object *either = number_binary(OP_OR, OBJ(&int_type), KNone);
    ck_repr(incref(either), "int | None");
    ck_assert_int_eq(object_isinstance(KNone, either), 1);
    ck_assert_int_eq(object_isinstance(alias, either), 0);
    ck_repr(number_binary(OP_OR, either, alias), "int | None | dict[str, int]");
    decref(either), decref(alias), decref(args);
}
END_TEST

START_TEST(struct_sequences) {
    static const char *const fields[] = {"major", "minor", "hidden"};
    Type *t = struct_sequence_type("sys.info", fields, 2, 3, "A version.");
    ck_assert_msg(t != NULL, "%s", unit_pending());
    Object *values[] = {int_from_i64(3), int_from_i64(13), int_from_i64(7)},
           *o = struct_sequence_new_steal(t, values);
    ck_repr(incref(o), "sys.info(major=3, minor=13)");
    ck_repr(get(o, "minor"), "13");
    ck_repr(get(o, "hidden"), "7");
    ck_assert_int_eq(object_len(o), 2);
    ck_raises(put(o, "major", 1), "AttributeError: readonly attribute");
    decref(o), decref(t);
}
END_TEST

START_TEST(cycles_of_classes) {
    Type *a = make("A", 0, NULL, NULL), *b = make("B", 1, a, NULL);
    Str *name = name_of("me");
    ck_assert_int_eq(object_setattr(OBJ(a), name, OBJ(b)), 0);
    Object *o = object_call0(OBJ(b));
    ck_assert_int_eq(object_setattr(o, name, o), 0);
    decref(o), decref(name), decref(b), decref(a);
    ck_assert_int_ge(gc_collect(2), 2);
}
END_TEST

START_TEST(proxies_and_namespaces) {
    Type *c = make("C", 0, NULL, NULL);
    Object *proxy = get(OBJ(c), "__dict__");
    ck_raises(object_setitem(proxy, KNone, KNone),
              "TypeError: 'mappingproxy' object does not support item assignment");
    ck_assert_int_eq(object_contains(proxy, OBJ(NAME(__module__))), 1);
    Object *space = object_call0(OBJ(&namespace_type));
    ck_assert_int_eq(put(space, "a", 1), 0);
    ck_repr(incref(space), "namespace(a=1)");
    decref(space), decref(proxy), decref(c);
}
END_TEST

Suite *type_suite(void);
Suite *type_suite(void) {
    Suite *s = suite_create("type");
    TCase *c = unit_case(s, "types");
    tcase_add_test(c, builtin_types);
    tcase_add_test(c, attributes_in_slots);
    tcase_add_test(c, versions);
    tcase_add_test(c, linearization);
    tcase_add_test(c, members);
    tcase_add_test(c, native_bases);
    tcase_add_test(c, class_change);
    tcase_add_test(c, calls_and_arity);
    tcase_add_test(c, aliases_and_unions);
    tcase_add_test(c, struct_sequences);
    tcase_add_test(c, cycles_of_classes);
    tcase_add_test(c, proxies_and_namespaces);
    return s;
}
