/* Exceptions: the tree, construction, attributes, texts, chaining, groups, and raising without
 * memory. */
#include <errno.h>
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "tests/unit/unit.h"

static Object *text(const char *s) { return OBJ(str_from_utf8(s, strlen(s))); }

/* type(*args), taking the arguments over. */
static Object *make(Type *type, size_t n, ...) {
    Object *args[8];
    va_list list;
    va_start(list, n);
    for (size_t i = 0; i < n; i++)
        args[i] = va_arg(list, Object *);
    va_end(list);
    Object *e = exception_new(type, args, n);
    for (size_t i = 0; i < n; i++)
        decref(args[i]);
    return e;
}

#define ck_text(expression, expected)                                                              \
    do {                                                                                           \
        Object *e_ = (expression);                                                                 \
        ck_assert_msg(e_ != NULL, "raised %s", unit_pending());                                    \
        ck_assert_str_eq(unit_str(e_), expected);                                                  \
        decref(e_);                                                                                \
    } while (0)

START_TEST(every_type_can_be_made) {
#define EXCEPTION(name, base, layout, doc)                                                         \
    if (&exc_##name != &exc_UnicodeDecodeError && &exc_##name != &exc_UnicodeEncodeError           \
        && &exc_##name != &exc_UnicodeTranslateError                                               \
        && !type_is_subtype(&exc_##name, &exc_BaseExceptionGroup))                                 \
        ck_repr(make(&exc_##name, 0), #name "()");
#include "runtime/exceptions.def"
#undef EXCEPTION
    ck_assert_int_eq(type_ready(&exc_ExceptionGroup), 0);
    ck_assert(type_is_subtype(&exc_ExceptionGroup, &exc_Exception));
    ck_assert(type_is_subtype(&exc_FileNotFoundError, &exc_OSError));
    ck_assert(!type_is_subtype(&exc_KeyboardInterrupt, &exc_Exception));
}
END_TEST

START_TEST(texts_are_those_of_the_arguments) {
    ck_text(make(&exc_ValueError, 0), "");
    ck_text(make(&exc_ValueError, 1, text("a")), "a");
    ck_text(make(&exc_ValueError, 2, text("a"), int_from_i64(2)), "('a', 2)");
    ck_repr(make(&exc_ValueError, 1, text("a")), "ValueError('a')");
    ck_repr(make(&exc_ValueError, 2, text("a"), int_from_i64(2)), "ValueError('a', 2)");
    ck_text(make(&exc_KeyError, 1, text("a")), "'a'");
    ck_text(make(&exc_KeyError, 2, text("a"), text("b")), "('a', 'b')");
    ck_text(make(&exc_KeyError, 0), "");
}
END_TEST

START_TEST(keywords_are_checked) {
    Tuple *names_ = tuple_pack(1, NAME(name));
    Object *values[] = {text("n")}, *e = object_call(OBJ(&exc_NameError), values, 0, names_);
    ck_assert_ptr_nonnull(e);
    ck_repr(object_getattr(e, NAME(name)), "'n'");
    ck_assert_ptr_null(object_call(OBJ(&exc_ValueError), values, 0, names_));
    ck_assert_str_eq(unit_pending(), "TypeError: ValueError() takes no keyword arguments");
    Tuple *wrong = tuple_pack(1, NAME(path));
    ck_assert_ptr_null(object_call(OBJ(&exc_AttributeError), values, 0, wrong));
    ck_assert_str_eq(unit_pending(),
                     "TypeError: AttributeError() got an unexpected keyword argument 'path'");
    decref(wrong);
    decref(names_);
    decref(values[0]);
    decref(e);
}
END_TEST

START_TEST(errno_chooses_the_class) {
    Object *e = make(&exc_OSError, 3, int_from_i64(ENOENT), text("gone"), text("file"));
    ck_assert_ptr_eq(e->type, &exc_FileNotFoundError);
    ck_assert_str_eq(unit_str(e), "[Errno 2] gone: 'file'");
    ck_assert_str_eq(unit_repr(e), "FileNotFoundError(2, 'gone')");
    decref(e);
    e = make(&exc_BlockingIOError, 3, int_from_i64(EAGAIN), text("a"), int_from_i64(5));
    ck_assert_int_eq(((OSErrorException *)e)->written, 5);
    ck_assert_str_eq(unit_repr(e), "BlockingIOError(11, 'a', 5)");
    decref(e);
    ck_text(make(&exc_OSError, 1, int_from_i64(2)), "2");
    ck_text(make(&exc_OSError, 5, int_from_i64(2), text("x"), text("f"), incref(KNone), text("g")),
            "[Errno 2] x: 'f' -> 'g'");
    raise_os_error(EACCES, NULL);
    ck_assert_str_eq(unit_pending(), "PermissionError: [Errno 13] Permission denied");
}
END_TEST

START_TEST(syntax_errors_say_where) {
    Tuple *place = tuple_pack(4, NAME(path), KTrue, KNone, KNone);
    Object *one = int_from_i64(7), *file = text("/a/b/f.py");
    decref(place);
    place = tuple_pack(4, file, one, one, KNone);
    ck_text(make(&exc_SyntaxError, 2, text("bad"), place), "bad (f.py, line 7)");
    place = tuple_pack(3, file, one, one);
    ck_assert_ptr_null(make(&exc_SyntaxError, 2, text("bad"), place));
    ck_assert_str_eq(unit_pending(), "TypeError: function takes at least 4 arguments (3 given)");
    ck_text(make(&exc_SyntaxError, 0), "None");
    decref(one);
    decref(file);
}
END_TEST

START_TEST(unicode_errors_describe_the_place) {
    ck_text(make(&exc_UnicodeEncodeError, 5, text("ascii"), text("a\xe1\x88\xb4"), int_from_i64(1),
                 int_from_i64(2), text("why")),
            "'ascii' codec can't encode character '\\u1234' in position 1: why");
    ck_text(make(&exc_UnicodeEncodeError, 5, text("ascii"), text("abc"), int_from_i64(0),
                 int_from_i64(3), text("why")),
            "'ascii' codec can't encode characters in position 0-2: why");
    ck_text(make(&exc_UnicodeDecodeError, 5, text("utf-8"), bytes_from_data("a\xff", 2),
                 int_from_i64(1), int_from_i64(2), text("why")),
            "'utf-8' codec can't decode byte 0xff in position 1: why");
    ck_text(make(&exc_UnicodeTranslateError, 4, text("abc"), int_from_i64(1), int_from_i64(2),
                 text("why")),
            "can't translate character '\\x62' in position 1: why");
    ck_assert_ptr_null(make(&exc_UnicodeDecodeError, 1, int_from_i64(1)));
    ck_assert_str_eq(unit_pending(), "TypeError: function takes exactly 5 arguments (1 given)");
}
END_TEST

START_TEST(values_become_attributes) {
    Object *e = make(&exc_StopIteration, 1, int_from_i64(7));
    ck_repr(object_getattr(e, NAME(value)), "7");
    decref(e);
    e = make(&exc_SystemExit, 2, int_from_i64(1), int_from_i64(2));
    ck_repr(object_getattr(e, NAME(code)), "(1, 2)");
    ck_repr(object_getattr(e, NAME(args)), "(1, 2)");
    ck_assert_int_eq(object_setattr(e, NAME(args), NULL), -1);
    ck_assert_str_eq(unit_pending(), "TypeError: args may not be deleted");
    ck_assert_int_eq(object_setattr(e, NAME(__cause__), KTrue), -1);
    ck_assert_str_eq(unit_pending(),
                     "TypeError: exception cause must be None or derive from BaseException");
    decref(e);
}
END_TEST

START_TEST(attributes_and_notes_live_in_the_dict) {
    Object *e = make(&exc_ValueError, 0), *note = text("a note"), *result;
    result = object_call_method(e, NAME(add_note), &note, 1);
    ck_assert_ptr_eq(result, KNone);
    decref(result);
    ck_repr(object_getattr(e, NAME(__notes__)), "['a note']");
    ck_repr(object_getattr(e, NAME(__dict__)), "{'__notes__': ['a note']}");
    Object *wrong = KTrue;
    ck_assert_ptr_null(object_call_method(e, NAME(add_note), &wrong, 1));
    ck_assert_str_eq(unit_pending(), "TypeError: note must be a str, not 'bool'");
    ck_repr(object_call_method(e, NAME(__reduce__), NULL, 0),
            "(<class 'ValueError'>, (), {'__notes__': ['a note']})");
    decref(note);
    decref(e);
}
END_TEST

START_TEST(raising_chains_to_what_is_handled) {
    Object *first = make(&exc_KeyError, 0), *second;
    Handled link = {first, thread->handled};
    thread->handled = &link;
    raise_value_error("v %d", 1);
    second = error_fetch();
    ck_assert_ptr_eq(((BaseException *)second)->context, first);
    raise_object(first); /* the one being handled: no link to itself */
    ck_assert_ptr_null(((BaseException *)first)->context);
    error_clear();
    link.exception =
        second; /* second's context is first: raising first again must not close the ring */
    raise_object(first);
    ck_assert_ptr_eq(((BaseException *)first)->context, second);
    ck_assert_ptr_null(((BaseException *)second)->context);
    error_clear();
    thread->handled = link.previous;
    decref(second);
    decref(first);
}
END_TEST

START_TEST(a_cause_is_also_the_context) {
    raise_value_error("first");
    raise_from_pending(&exc_RuntimeError, "generator raised %s", "StopIteration");
    Object *e = error_fetch();
    ck_assert_str_eq(unit_repr(e), "RuntimeError('generator raised StopIteration')");
    ck_assert_ptr_eq(((BaseException *)e)->cause, ((BaseException *)e)->context);
    ck_assert(((BaseException *)e)->suppress_context);
    decref(e);
}
END_TEST

START_TEST(groups_split_by_type) {
    List *members = list_new(0);
    ck_assert_int_eq(list_append_steal(members, make(&exc_ValueError, 1, int_from_i64(1))), 0);
    ck_assert_int_eq(list_append_steal(members, make(&exc_TypeError, 1, int_from_i64(2))), 0);
    Object *inner = make(&exc_ExceptionGroup, 2, text("in"), incref(members));
    ck_assert_int_eq(list_append_steal(members, inner), 0);
    Object *group = make(&exc_BaseExceptionGroup, 2, text("out"), members);
    ck_assert_ptr_eq(group->type, &exc_ExceptionGroup);
    ck_assert_str_eq(unit_str(group), "out (3 sub-exceptions)");
    Object *match, *rest;
    ck_assert_int_eq(exception_group_split(group, OBJ(&exc_ValueError), &match, &rest), 0);
    ck_assert_str_eq(
        unit_repr(match),
        "ExceptionGroup('out', [ValueError(1), ExceptionGroup('in', [ValueError(1)])])");
    ck_assert_str_eq(unit_repr(rest),
                     "ExceptionGroup('out', [TypeError(2), ExceptionGroup('in', [TypeError(2)])])");
    decref(match);
    decref(rest);
    ck_assert_int_eq(exception_group_split(group, KNone, &match, &rest), -1);
    ck_assert_str_eq(unit_pending(), "TypeError: expected an exception type, a tuple of exception "
                                     "types, or a callable (other than a class)");
    decref(group);
}
END_TEST

START_TEST(groups_check_their_members) {
    ck_assert_ptr_null(make(&exc_ExceptionGroup, 1, text("m")));
    ck_assert_str_eq(unit_pending(),
                     "TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)");
    ck_assert_ptr_null(make(&exc_ExceptionGroup, 2, text("m"), list_new(0)));
    ck_assert_str_eq(unit_pending(),
                     "ValueError: second argument (exceptions) must be a non-empty sequence");
    Tuple *stop = tuple_pack(1, KNone);
    ck_assert_ptr_null(make(&exc_ExceptionGroup, 2, text("m"), stop));
    ck_assert_str_eq(unit_pending(),
                     "ValueError: Item 0 of second argument (exceptions) is not an exception");
    Object *e = make(&exc_KeyboardInterrupt, 0);
    stop = tuple_pack(1, e);
    decref(e);
    ck_assert_ptr_null(make(&exc_ExceptionGroup, 2, text("m"), stop));
    ck_assert_str_eq(unit_pending(), "TypeError: Cannot nest BaseExceptions in an ExceptionGroup");
}
END_TEST

START_TEST(memory_errors_need_no_memory) {
    Object *held[20];
    mem_set_limit(mem.live);
    for (int i = 0; i < 20; i++) {
        ck_assert_ptr_null(object_new(&exc_ValueError));
        ck_assert(error_is(&exc_MemoryError));
        held[i] = error_fetch();
    }
    for (int i = 0; i < 20; i++)
        decref(held[i]);
    mem_set_limit(SIZE_MAX);
}
END_TEST

START_TEST(matching_takes_classes_only) {
    Object *e = make(&exc_FileNotFoundError, 0);
    Tuple *types = tuple_pack(2, &exc_ValueError, &exc_OSError),
          *wrong = tuple_pack(2, &exc_OSError, &int_type);
    ck_assert_int_eq(exception_matches(e, OBJ(&exc_OSError)), 1);
    ck_assert_int_eq(exception_matches(e, OBJ(types)), 1);
    ck_assert_int_eq(exception_matches(e, OBJ(&exc_ValueError)), 0);
    ck_assert_int_eq(exception_matches(e, OBJ(wrong)), -1);
    ck_assert_str_eq(
        unit_pending(),
        "TypeError: catching classes that do not inherit from BaseException is not allowed");
    decref(types);
    decref(wrong);
    decref(e);
}
END_TEST

/* Raises, formats, splits and represents; true when all of it worked. */
static bool scenario(void) {
    Object *n = int_from_i64(1234567), *message = n ? OBJ(str_format("%R and %T", n, n)) : NULL;
    Object *plain = message ? exception_new(&exc_ValueError, &message, 1) : NULL, *match = NULL,
           *rest = NULL;
    Tuple *members = plain ? tuple_pack(2, plain, plain) : NULL;
    Object *args[] = {message, OBJ(members)},
           *group = members ? exception_new(&exc_ExceptionGroup, args, 2) : NULL;
    bool done =
        group != NULL && exception_group_split(group, OBJ(&exc_ValueError), &match, &rest) == 0;
    Object *repr = done ? object_repr(match) : NULL, *attribute = NULL;
    done = repr != NULL && object_setattr(plain, NAME(key), repr) == 0;
    done = done && (attribute = object_getattr(plain, NAME(key))) != NULL;
    xdecref(attribute);
    xdecref(repr);
    xdecref(match);
    xdecref(rest);
    xdecref(group);
    xdecref(members);
    xdecref(plain);
    xdecref(message);
    xdecref(n);
    return done;
}

START_TEST(every_allocation_may_fail) {
    ck_assert(scenario()); /* types are ready, caches are warm */
    bool done = false;
    int n = 1;
    for (; !done && n < 10000; n++) {
        mem_set_failing((uint64_t)n, 1);
        done = scenario();
        mem_set_failing(0, 1);
        ck_assert_str_eq(unit_pending(), done ? "" : "MemoryError");
    }
    ck_assert_int_gt(n, 10);
    ck_assert(done);
}
END_TEST

START_TEST(every_allocation_of_the_start_may_fail) {
    bool done = false;
    for (int n = 1; !done && n < 100000; n++) {
        ck_assert_msg(runtime_shutdown() == 0, "blocks are live after failure %d", n - 1);
        ck_assert_int_eq(runtime_init(), 0);
        mem_set_failing((uint64_t)n, 1);
        done = scenario();
        mem_set_failing(0, 1);
        ck_assert_str_eq(unit_pending(), done ? "" : "MemoryError");
    }
    ck_assert(done);
}
END_TEST

Suite *exceptions_suite(void) {
    Suite *s = suite_create("exceptions");
    TCase *c = unit_case(s, "exceptions");
    tcase_add_test(c, every_type_can_be_made);
    tcase_add_test(c, texts_are_those_of_the_arguments);
    tcase_add_test(c, keywords_are_checked);
    tcase_add_test(c, errno_chooses_the_class);
    tcase_add_test(c, syntax_errors_say_where);
    tcase_add_test(c, unicode_errors_describe_the_place);
    tcase_add_test(c, values_become_attributes);
    tcase_add_test(c, attributes_and_notes_live_in_the_dict);
    tcase_add_test(c, raising_chains_to_what_is_handled);
    tcase_add_test(c, a_cause_is_also_the_context);
    tcase_add_test(c, groups_split_by_type);
    tcase_add_test(c, groups_check_their_members);
    tcase_add_test(c, memory_errors_need_no_memory);
    tcase_add_test(c, matching_takes_classes_only);
    tcase_add_test(c, every_allocation_may_fail);
    tcase_add_test(c, every_allocation_of_the_start_may_fail);
    return s;
}
