/* The slow halves of instructions: out of line, so that the loop stays small. Each raises as the
 * instruction does. `word` is the instruction's op word; the attribute and name functions quicken
 * it. Operands are borrowed, results new.
 */
#ifndef KRAIT_SLOW_H
#define KRAIT_SLOW_H

#include "runtime/opcode.h"
#include "vm/eval.h"

/* slow_name.c */
Object *global_load(Frame *frame, uint32_t *word) MAY_RAISE; /* LOAD_GLOBAL */
int global_store_steal(Frame *frame, uint32_t *word, Object *value) MAY_RAISE;
int global_delete(Frame *frame, uint32_t *word) MAY_RAISE;
Object *name_load(Frame *frame, uint32_t *word) MAY_RAISE; /* LOAD_NAME */
int name_store_steal(Frame *frame, uint32_t *word, Object *value) MAY_RAISE;
int name_delete(Frame *frame, uint32_t *word) MAY_RAISE;
Object *name_load_or_cell(Frame *frame, Str *name, Object *cell, bool is_free) MAY_RAISE;
Object *dict_load_or_global(Frame *frame, Object *namespace_, Str *name) MAY_RAISE;
Object *dict_load_or_free(Object *namespace_, Str *name, Object *cell) MAY_RAISE;
void raise_unbound_local(Frame *frame, uint32_t local);
void raise_unbound_free(Frame *frame, uint32_t free);
int annotations_setup(Frame *frame) MAY_RAISE;

/* slow_attr.c */
Object *attr_load(Frame *frame, uint32_t *word, Object *o,
                  unsigned mode) MAY_RAISE; /* mode 0: R, 1: S: which quickened form */
Object *method_load(Frame *frame, uint32_t *word, Object *o, unsigned mode,
                    Object **self) MAY_RAISE; /* *self: new reference or NULL */
int attr_store(Frame *frame, uint32_t *word, Object *o, Object *value, unsigned mode) MAY_RAISE;

/* super(type, object).name where operands[0..3) are what `super` names, type and object. self_out
 * NULL: the attribute; else as method_load. */
Object *super_load(Frame *frame, Object **operands, Str *name, Object **self_out) MAY_RAISE;

/* slow_operator.c */
/* The method that answers a binary operator or subscript (BINARY_xxx, with BINARY_INPLACE), if it
 * is a Python function that a frame can be pushed for. Borrowed; NULL without an exception: go the
 * slow way. */
Function *operator_function(uint32_t operator_, Object *left, Object *right);

/* The frame of such a method is left, with its result or by an exception: pops it, and lets go of
 * the operands that lie below its window. The result is what the operator gives, after the right
 * operand was asked where that was NotImplemented; NULL with an exception. */
Object *operator_return_steal(Frame *frame, Object *value) MAY_RAISE;
void operator_unwind(Frame *frame);

/* slow_call.c */
/* Too deep or no room: releases function and window, raises RecursionError. */
void frame_refuse_steal(Function *f, Object **window, size_t count);
/* send to the iterator of `yield from` that is no generator in this loop. 1: *out was yielded; 0:
 * ended with *out; -1. */
int delegate_send(Object *iterator, Object *sent, Object **out) MAY_RAISE;
/* The iterator of `yield from o` in `code`. */
Object *yield_from_iterator(const Code *code, Object *o) MAY_RAISE;
/* Stack: callable, (self or NULL if is_method), args. Pops and releases them all, whatever comes.
 */
Object *call_slow(Object **base, Object **sp, bool is_method, Tuple *kwnames) MAY_RAISE;
Object *call_spread_steal(Object *callable, Object *args, Object *kwargs) MAY_RAISE;
/* May this callable's call be done by pushing a frame, with nargs positional arguments? Python
 * functions only. */
Object *make_function(Frame *frame, Object **sp, uint32_t flags, Object ***sp_out) MAY_RAISE;
/* The Python __init__ of a plain class whose __new__ is object's and whose metaclass is type:
 * borrowed, or NULL. */
Function *class_plain_init(Type *type);
/* Leaves such a function and the type's version in CALL's cache words. False: it is no such class.
 */
bool class_quicken(uint32_t *cache, Type *type);

/* slow_unpack.c */
int unpack_sequence(Object *iterable, uint32_t before, int64_t after,
                    Object **out) MAY_RAISE; /* after -1: no star; out[0] gets the last */
int match_keys(Object *subject, Object *keys, Object **out) MAY_RAISE;
Object *match_class(Object *subject, Object *type, uint32_t positional, Object *keywords) MAY_RAISE;
bool match_is_sequence(Object *o);
bool match_is_mapping(Object *o);
Object *format_value(Object *value, unsigned conversion, Object *spec) MAY_RAISE;
int dict_merge_keywords(Dict *d, Object *mapping, Object *callable) MAY_RAISE;
int dict_update_display(Dict *d, Object *mapping) MAY_RAISE;
int list_extend_star(List *l, Object *iterable) MAY_RAISE;
Object *call_name(Object *callable); /* "f()" as messages name a callable: new Str */

/* intrinsics.c: pops its operands, whatever comes; new */
Object *intrinsic_run(Intrinsic which, Object ***sp) MAY_RAISE;

/* unwind.c */
const Handler *handler_find(Code *code, uint32_t word);
void do_raise(Object *exception_steal, Object *cause_steal, bool has_cause);
bool do_reraise(void); /* true: an exception is set and goes on unwinding; false: RuntimeError "No
                          active exception to reraise" */
int exception_match_clause(Object *exception, Object *type) MAY_RAISE;
/* except*: 0 or -1. *match is NULL and *rest unset when nothing matches; else both are new, *rest
 * None for nothing. */
int exception_match_group(Object *exception, Object *type, Object **match, Object **rest) MAY_RAISE;
/* What is left when the clauses of an except* are through: new, None for nothing. */
Object *exception_regroup(Object *original, List *left, Object *last) MAY_RAISE;
/* is_async: looks for __aenter__ and __aexit__; the result is then not yet awaited. */
Object *with_enter(Object *manager, bool is_async, Object **exit_out) MAY_RAISE;
Object *with_exit(Object *exit, Object *exception) MAY_RAISE;

/* slow_async.c */
Object *await_iterator(Object *o, uint32_t kind) MAY_RAISE; /* GET_AWAITABLE */
Object *async_iter(Object *o) MAY_RAISE;
Object *async_next(Object *iterator) MAY_RAISE;

/* import.c */
Object *import_name(Frame *frame, Str *name, Object *level, Object *fromlist) MAY_RAISE;
Object *import_from(Object *module, Str *name) MAY_RAISE;
int import_star(Frame *frame, Object *module) MAY_RAISE;

/* builtins */
Object *build_class_function(Frame *frame) MAY_RAISE;
int display(Object *value) MAY_RAISE;

#endif
