/* Handlers: raising, catching, with. Part of eval_run. The search for a handler is at `unwind`. */

op_RAISE : {
    SAVE();
    if (IMM == 0) {
        if (do_reraise())
            goto unwind; /* the handled exception has this frame in its traceback already */
        goto error;
    }
    Object *cause = IMM == 2 ? POP() : NULL;
    Object *exception = POP();
    do_raise(exception, cause, IMM == 2);
    goto error;
}
op_RERAISE : SAVE();
error_restore(POP());
goto unwind;
op_PUSH_HANDLED : {
    Handled *handled = thread->handled;
    Object *exception = sp[-1];
    sp[-1] = handled->exception ? handled->exception : new_none();
    handled->exception = incref(exception);
    PUSH(exception);
    NEXT();
}
op_POP_HANDLED : {
    Object *previous = POP();
    if (previous == KNone) {
        decref(previous);
        previous = NULL;
    }
    REPLACE_STEAL(thread->handled->exception, previous);
    NEXT();
}
op_MATCH_EXCEPTION : {
    SAVE();
    Object *type = POP();
    int matches = exception_match_clause(sp[-1], type);
    decref(type);
    if (matches < 0)
        goto error;
    int32_t distance = (int32_t)*ip++;
    if (!matches)
        JUMP_BY(distance);
    NEXT();
}
op_MATCH_GROUP : {
    SAVE();
    Object *type = POP(), *match, *rest;
    int failed = exception_match_group(sp[-1], type, &match, &rest);
    decref(type);
    if (failed < 0)
        goto error;
    int32_t distance = (int32_t)*ip++;
    if (match == NULL)
        JUMP_BY(distance);
    else {
        REPLACE_STEAL(sp[-1], rest);
        REPLACE_STEAL(thread->handled->exception, incref(match));
        PUSH(match);
    }
    NEXT();
}
op_REGROUP : {
    SAVE();
    Object *last = POP(), *left = POP(), *original = POP();
    Object *result = exception_regroup(original, (List *)left, last);
    decref(original);
    decref(left);
    decref(last);
    if (result == NULL)
        goto error;
    int32_t distance = (int32_t)*ip++;
    if (result == KNone) {
        decref(result);
        JUMP_BY(distance);
    } else {
        PUSH(result);
    }
    NEXT();
}
#define WITH_ENTER_FORM(name, is_async)                                                            \
    op_##name : {                                                                                  \
        SAVE();                                                                                    \
        Object *manager = POP(), *exit;                                                            \
        Object *entered = with_enter(manager, is_async, &exit);                                    \
        decref(manager);                                                                           \
        if (entered == NULL)                                                                       \
            goto error;                                                                            \
        PUSH(exit);                                                                                \
        PUSH(entered);                                                                             \
        NEXT();                                                                                    \
    }
WITH_ENTER_FORM(WITH_ENTER, false)
WITH_ENTER_FORM(ASYNC_WITH_ENTER, true)
#undef WITH_ENTER_FORM
op_WITH_EXIT : {
    SAVE();
    Object *result = with_exit(sp[-3], sp[-1]);
    if (result == NULL)
        goto error;
    PUSH(result);
    NEXT();
}
op_LOAD_ASSERTION_ERROR : PUSH(incref(&exc_AssertionError));
NEXT();
