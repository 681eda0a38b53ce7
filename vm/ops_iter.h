/* Handlers: iteration and unpacking. Part of eval_run. */

#define GET_ITER_FORM(suffix, on_stack)                                                            \
    op_GET_ITER_##suffix : {                                                                       \
        Object *o = on_stack ? POP() : incref(REG(A));                                             \
        SAVE();                                                                                    \
        Object *iterator = object_iter(o);                                                         \
        decref(o);                                                                                 \
        if (UNLIKELY(iterator == NULL))                                                            \
            goto error;                                                                            \
        PUSH(iterator);                                                                            \
        NEXT();                                                                                    \
    }
GET_ITER_FORM(R, 0)
GET_ITER_FORM(S, 1)
#undef GET_ITER_FORM

/* The next value is in its place: to the body. */
#define FOR_NEXT()                                                                                 \
    do {                                                                                           \
        int32_t distance = (int32_t)*ip++;                                                         \
        JUMP_BY(distance);                                                                         \
    } while (0)

op_FOR_ITER : {
    Object *iterator = sp[-1];
    Type *type = iterator->type;
    if (type == &range_iter_type)
        BECOME(OP_CODE_FOR_RANGE);
    if (type == &list_iter_type)
        BECOME(OP_CODE_FOR_LIST);
    if (type == &tuple_iter_type)
        BECOME(OP_CODE_FOR_TUPLE);
    if (type == &generator_type && ((Generator *)iterator)->state <= GENERATOR_SUSPENDED)
        BECOME(OP_CODE_FOR_GENERATOR);
    SAVE();
    Object *o = type->iternext(iterator);
    if (LIKELY(o != NULL)) {
        STORE_D(o);
        FOR_NEXT();
    }
    if (UNLIKELY(thread->exception != NULL) && !error_stop_iteration())
        goto error;
    goto for_end;
}
for_end : {
    Object *iterator = POP();
    decref(iterator);
    ip++;
    NEXT();
}
op_FOR_RANGE : {
    RangeIter *it = (RangeIter *)sp[-1];
    if (UNLIKELY(it->head.type != &range_iter_type))
        BECOME(OP_CODE_FOR_ITER);
    if (UNLIKELY(it->remaining <= 0))
        goto for_end;
    int64_t i = it->next;
    it->next = (int64_t)((uint64_t)i + (uint64_t)it->step);
    it->remaining--;
    if (LIKELY(C != DEST_PUSH)) {
        Object *old = L[C];
        if (LIKELY(old != NULL && old->refcount == 1 && old->type == &int_type
                   && !int_is_small(i))) {
            INT_VALUE(old) = i;
            FOR_NEXT();
        }
    }
    Object *o = int_from_i64_fast(i);
    if (UNLIKELY(o == NULL)) {
        SAVE();
        o = int_from_i64(i);
        if (o == NULL)
            goto error;
    }
    STORE_D(o);
    FOR_NEXT();
}
op_FOR_LIST : {
    ListIter *it = (ListIter *)sp[-1];
    if (UNLIKELY(it->head.type != &list_iter_type))
        BECOME(OP_CODE_FOR_ITER);
    List *l = it->list;
    if (UNLIKELY(l == NULL))
        goto for_end;
    if (UNLIKELY(it->index >= l->length)) {
        it->list = NULL;
        decref(l);
        goto for_end;
    }
    Object *o = incref(l->items[it->index++]);
    STORE_D(o);
    FOR_NEXT();
}
op_FOR_TUPLE : {
    TupleIter *it = (TupleIter *)sp[-1];
    if (UNLIKELY(it->head.type != &tuple_iter_type))
        BECOME(OP_CODE_FOR_ITER);
    Tuple *t = it->tuple;
    if (UNLIKELY(t == NULL))
        goto for_end;
    if (UNLIKELY(it->index >= t->length)) {
        it->tuple = NULL;
        decref(t);
        goto for_end;
    }
    Object *o = incref(t->items[it->index++]);
    STORE_D(o);
    FOR_NEXT();
}
op_FOR_GENERATOR : {
    Generator *g = (Generator *)sp[-1];
    if (UNLIKELY(g->head.type != &generator_type || g->state > GENERATOR_SUSPENDED)) {
        if (g->head.type == &generator_type && g->state == GENERATOR_FINISHED)
            goto for_end;
        in = (in & ~0xffu) | OP_CODE_FOR_ITER;
        ip[-1] = in;
        goto op_FOR_ITER;
    }
    ip++;
    SAVE();
    frame->sp = sp;
    bool created = g->state == GENERATOR_CREATED;
    callee = frame + 1;
    if (UNLIKELY(callee >= thread->frame_limit)) {
        callee = generator_enter_steal(g, NULL, FRAME_FOR); /* raises */
        ASSERT(callee == NULL);
        goto error;
    }
    generator_enter(callee, g, FRAME_FOR);
    frame = callee;
    ip = frame->ip;
    L = frame->locals;
    K = frame->code->constants;
    sp = frame->sp;
    if (!created) { /* what yield evaluates to: None, mostly not wanted */
        if (LIKELY((uint8_t)*ip == OP_CODE_POP))
            ip++;
        else
            *sp++ = new_none();
    }
    if (EVAL_STEPPED)
        goto entered;
    if (UNLIKELY(requested() != 0))
        goto poll;
    NEXT();
}

op_GET_AWAITABLE : {
    Object *o = sp[-1];
    SAVE();
    Object *iterator = await_iterator(o, IMM);
    if (iterator == NULL)
        goto error;
    sp[-1] = iterator;
    decref(o);
    NEXT();
}
op_GET_AITER : {
    SAVE();
    Object *o = POP();
    Object *iterator = async_iter(o);
    decref(o);
    if (iterator == NULL)
        goto error;
    PUSH(iterator);
    NEXT();
}
op_GET_ANEXT : {
    SAVE();
    Object *awaitable = async_next(sp[-1]);
    if (awaitable == NULL)
        goto error;
    PUSH(awaitable);
    NEXT();
}
op_END_ASYNC_FOR : {
    SAVE();
    Object *exception = POP();
    if (!object_is(exception, &exc_StopAsyncIteration)) {
        error_restore(exception);
        goto unwind;
    }
    Object *iterator = POP();
    decref(exception);
    decref(iterator);
    NEXT();
}

op_UNPACK : {
    size_t count = IMM;
    if (count == 2 && (uint8_t)ip[0] == OP_CODE_STORE_LOCAL
        && (uint8_t)ip[1] == OP_CODE_STORE_LOCAL)
        BECOME(OP_CODE_UNPACK_PAIR);
unpack_any:;
    Object *o = POP();
    count = IMM;
    Object **items;
    if (LIKELY(o->type == &tuple_type && ((Tuple *)o)->length == count)) {
        items = ((Tuple *)o)->items;
    } else if (o->type == &list_type && ((List *)o)->length == count) {
        items = ((List *)o)->items;
    } else {
        SAVE();
        int failed = unpack_sequence(o, IMM, -1, sp);
        decref(o);
        if (failed < 0)
            goto error;
        sp += count;
        NEXT();
    }
    for (size_t i = count; i-- > 0;)
        *sp++ = incref(items[i]);
    decref(o);
    NEXT();
}
op_UNPACK_PAIR : {
    Tuple *t = (Tuple *)sp[-1];
    if (UNLIKELY(t->head.type != &tuple_type || t->length != 2))
        goto unpack_any;
    sp--;
    Object **first = &L[WORD_UNSIGNED(ip[0])], **second = &L[WORD_UNSIGNED(ip[1])];
    Object *old_first = *first, *old_second;
    *first = incref(t->items[0]);
    old_second = *second;
    *second = incref(t->items[1]);
    ip += 2;
    decref(t);
    xdecref(old_first);
    xdecref(old_second);
    NEXT();
}
op_UNPACK_STAR : {
    SAVE();
    Object *o = POP();
    uint32_t before = IMM & 0xff, after = IMM >> 8;
    int failed = unpack_sequence(o, before, after, sp);
    decref(o);
    if (failed < 0)
        goto error;
    sp += before + 1 + after;
    NEXT();
}
