/* The slow halves of the asynchronous instructions: what await, async for and async with ask of
 * their operands. */
#include "vm/slow.h"

#include "runtime/objects/exceptions.h"
#include "runtime/objects/type.h"
#include "vm/coroutine.h"

Object *yield_from_iterator(const Code *code, Object *o) {
    if (o->type != &coroutine_type)
        return object_iter(o);
    if (code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE))
        return incref(o);
    return raise_type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
}

Object *await_iterator(Object *o, uint32_t kind) {
    Object *iterator = coroutine_await_iterator(o);
    if (iterator == NULL) {
        if (kind != 0 && o->type->await == NULL && error_is(&exc_TypeError)) {
            error_clear();
            raise_type_error(
                "'async with' received an object from %s that does not implement __await__: %T",
                kind == 1 ? "__aenter__" : "__aexit__", o);
        }
        return NULL;
    }
    Generator *g = (Generator *)iterator;
    if (iterator->type == &coroutine_type && g->state == GENERATOR_SUSPENDED && g->delegating) {
        decref(iterator);
        return raise_runtime_error("coroutine is being awaited already");
    }
    return iterator;
}

Object *async_iter(Object *o) {
    if (o->type->aiter == NULL)
        return raise_type_error("'async for' requires an object with __aiter__ method, got %T", o);
    Object *iterator = o->type->aiter(o);
    if (iterator != NULL && iterator->type->anext == NULL) {
        raise_type_error(
            "'async for' received an object from __aiter__ that does not implement __anext__: %T",
            iterator);
        CLEAR(iterator);
    }
    return iterator;
}

Object *async_next(Object *iterator) {
    UnaryFn anext = iterator->type->anext;
    if (anext == NULL)
        return raise_type_error("'async for' requires an iterator with __anext__ method, got %T",
                                iterator);
    Object *next = anext(iterator);
    if (next == NULL || iterator->type == &async_generator_type)
        return next;
    Object *awaitable = coroutine_await_iterator(next);
    if (awaitable == NULL)
        raise_from_pending(&exc_TypeError,
                           "'async for' received an invalid object from __anext__: %T", next);
    decref(next);
    return awaitable;
}
