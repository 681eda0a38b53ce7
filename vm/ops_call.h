/* Handlers: calls, returns, making functions and generators. Part of eval_run.
 *
 * `base` is where the callable stands, and where the result goes. A Python function's window begins
 * behind it: at the arguments, or one lower when self stands between. Calls out of a generator copy
 * their window to frame->top.
 */

/* Enters `f` (a reference taken over from the stack) with the window at `window`, whose nargs
 * parameters are complete. FRAME_INIT: base holds the instance. */
#define ENTER(f, window_, nargs, base, flags_)                                                     \
    do {                                                                                           \
        Function *f_ = (f);                                                                        \
        Object **w_ = (window_);                                                                   \
        Code *code_ = f_->code;                                                                    \
        SAVE();                                                                                    \
        frame->sp = (base);                                                                        \
        Object **given_ = w_;                                                                      \
        if (UNLIKELY(frame->flags & FRAME_GENERATOR))                                              \
            w_ = frame->top;                                                                       \
        Object **rest_ = w_ + (nargs), **end_ = w_ + code_->local_count;                           \
        callee = frame + 1;                                                                        \
        if (UNLIKELY(callee >= thread->frame_limit                                                 \
                     || end_ + code_->stack_size > thread->value_limit)) {                         \
            sp = frame->sp;                                                                        \
            frame_refuse_steal(f_, given_, nargs);                                                 \
            if ((flags_)&FRAME_INIT)                                                               \
                decref(*sp);                                                                       \
            goto error;                                                                            \
        }                                                                                          \
        callee->top = end_ + code_->stack_size;                                                    \
        if (UNLIKELY(w_ != given_))                                                                \
            memcpy(w_, given_, (nargs) * sizeof(Object *));                                        \
        while (rest_ < end_)                                                                       \
            *rest_++ = NULL;                                                                       \
        callee->locals = w_;                                                                       \
        callee->function = f_;                                                                     \
        callee->code = code_;                                                                      \
        callee->flags = flags_;                                                                    \
        callee->object = NULL;                                                                     \
        callee->names = NULL;                                                                      \
        thread->frame = frame = callee;                                                            \
        L = w_;                                                                                    \
        sp = end_;                                                                                 \
        K = code_->constants;                                                                      \
        ip = code_->words;                                                                         \
        if (EVAL_STEPPED)                                                                          \
            goto entered;                                                                          \
        if (UNLIKELY(requested() != 0))                                                            \
            goto poll;                                                                             \
        NEXT();                                                                                    \
    } while (0)

/* For profilers: a native function is called, and has returned or raised. */
#define PROFILE_CALL(callable, self)                                                               \
    do {                                                                                           \
        if (EVAL_STEPPED && step_native_call(frame, callable, self) < 0)                           \
            goto error;                                                                            \
    } while (0)
#define PROFILE_RETURN(callable, self)                                                             \
    do {                                                                                           \
        if (EVAL_STEPPED)                                                                          \
            value = step_native_return_steal(frame, callable, self, value);                        \
    } while (0)

op_CALL : {
    Object **base = sp - IMM - 1;
    Object *f = base[0];
    if (f->type == &function_type) {
        if (((Function *)f)->simple_argc == (int32_t)IMM)
            BECOME(OP_CODE_CALL_PY);
        ip += 2;
        goto bind_call;
    }
    if (f->type == &native_function_type)
        BECOME(OP_CODE_CALL_NATIVE);
    if (f->type == &type_type && class_quicken(ip, (Type *)f))
        BECOME(OP_CODE_CALL_CLASS);
    SAVE();
    ip += 2;
    value = call_slow(base, sp, false, NULL);
    sp = base;
    goto call_done;
}
op_CALL_PY : {
    Object **base = sp - IMM - 1;
    Function *f = (Function *)base[0];
    if (UNLIKELY(f->head.type != &function_type || f->simple_argc != (int32_t)IMM))
        BECOME(OP_CODE_CALL);
    ip += 3;
    ENTER(f, base + 1, IMM, base, 0);
}
op_CALL_METHOD : {
    Object **base = sp - IMM - 2;
    Object *f = base[0];
    if (f->type == &function_type && base[1] != NULL) {
        if (((Function *)f)->simple_argc == (int32_t)IMM + 1)
            BECOME(OP_CODE_CALL_METHOD_PY);
        goto bind_method;
    }
    if (f->type == &method_descr_type && base[1] != NULL)
        BECOME(OP_CODE_CALL_METHOD_NATIVE);
    SAVE();
    if (f->type == &native_function_type && base[1] == NULL) { /* a module's function */
        PROFILE_CALL(f, NULL);
        value = native_function_call(f, base + 2, IMM, NULL);
        PROFILE_RETURN(f, NULL);
        while (sp > base)
            xdecref(POP());
        goto call_done;
    }
    value = call_slow(base, sp, true, NULL);
    sp = base;
    goto call_done;
}
op_CALL_METHOD_PY : {
    Object **base = sp - IMM - 2;
    Function *f = (Function *)base[0];
    if (UNLIKELY(f->head.type != &function_type || f->simple_argc != (int32_t)IMM + 1
                 || base[1] == NULL))
        BECOME(OP_CODE_CALL_METHOD);
    ip++;
    ENTER(f, base + 1, IMM + 1, base, 0);
}

op_CALL_NATIVE : {
    Object **base = sp - IMM - 1;
    NativeFunction *f = (NativeFunction *)base[0];
    if (UNLIKELY(f->head.type != &native_function_type))
        BECOME(OP_CODE_CALL);
    SAVE();
    ip += 2;
    PROFILE_CALL(OBJ(f), NULL);
    value = native_function_call(OBJ(f), base + 1, IMM, NULL);
    PROFILE_RETURN(OBJ(f), NULL);
    while (sp > base)
        decref(POP());
    goto call_done;
}
op_CALL_METHOD_NATIVE : {
    Object **base = sp - IMM - 2;
    MethodDescr *f = (MethodDescr *)base[0];
    if (UNLIKELY(f->head.type != &method_descr_type || base[1] == NULL))
        BECOME(OP_CODE_CALL_METHOD);
    SAVE();
    if (LIKELY(object_is(base[1], f->owner))) {
        PROFILE_CALL(OBJ(f), base[1]);
        value = native_call(f->def, &f->signature, base[1], base + 2, IMM, NULL, f->owner);
        PROFILE_RETURN(OBJ(f), base[1]);
        while (sp > base)
            decref(POP());
    } else {
        value = call_slow(base, sp, true, NULL);
        sp = base;
    }
    goto call_done;
}

/* A plain class: the instance takes the class's place, so that it is there when __init__ returns,
 * and is its first argument too. */
op_CALL_CLASS : {
    Object **base = sp - IMM - 1;
    Type *type = (Type *)base[0];
    if (UNLIKELY(type->head.type != &type_type || type->version != ip[0]))
        BECOME(OP_CODE_CALL);
    Function *init = (Function *)CACHED_POINTER(ip + 1);
    SAVE();
    Object *instance = LIKELY(type->flags & TYPE_PLAIN) ? instance_new(type) : object_new(type);
    if (UNLIKELY(instance == NULL))
        goto error;
    if (!(type->flags & TYPE_PLAIN) && type->flags & TYPE_GC)
        gc_track(instance);
    incref(init);
    for (Object **p = sp; p > base + 1; p--)
        *p = p[-1];
    base[0] = instance;
    base[1] = incref(instance);
    decref(type);
    size_t nargs = IMM + 1;
    ip += 3;
    if (LIKELY(init->simple_argc == (int32_t)nargs))
        ENTER(init, base + 1, nargs, base, FRAME_INIT);
    SAVE();
    frame->sp = sp = base;
    Object **window = UNLIKELY(frame->flags & FRAME_GENERATOR) ? frame->top : base + 1;
    if (UNLIKELY(window + init->code->local_count + nargs > thread->value_limit)) {
        frame_refuse_steal(init, base + 1, nargs);
        decref(instance);
        goto error;
    }
    if (UNLIKELY(window != base + 1))
        memcpy(window, base + 1, nargs * sizeof(Object *));
    if (function_bind(init, window, nargs, NULL) < 0) {
        decref(init);
        decref(instance);
        goto error;
    }
    callee = frame_push_steal(init, window, FRAME_INIT);
    if (UNLIKELY(callee == NULL)) {
        decref(instance);
        goto error;
    }
    goto enter;
}

/* Python functions whose arguments need placing. */
bind_call : owned_left = NULL;
value = NULL;
goto bind;
bind_method : owned_left = KNone; /* marks: self is there */
value = NULL;
bind : {
    bool is_method = owned_left != NULL;
    Tuple *kwnames = (Tuple *)value;
    size_t given = IMM + (is_method ? 1 : 0), keywords = kwnames ? kwnames->length : 0;
    Object **base = sp - given - 1;
    Function *f = (Function *)base[0];
    Object **window = base + 1;
    ip++;
    SAVE();
    frame->sp = sp = base;
    if (UNLIKELY(frame->flags & FRAME_GENERATOR)) {
        window = frame->top;
        if (window + given > thread->value_limit)
            goto bind_refused;
        memcpy(window, base + 1, given * sizeof(Object *));
    }
    if (UNLIKELY(window + f->code->local_count + given > thread->value_limit))
        goto bind_refused;
    if (function_bind(f, window, given - keywords, kwnames) < 0) {
        decref(f);
        goto error;
    }
    callee = frame_push_steal(f, window, 0);
    if (UNLIKELY(callee == NULL))
        goto error;
    goto enter;
bind_refused:
    frame_refuse_steal(f, base + 1, given);
    goto error;
}

op_CALL_KW : {
    Object **base = sp - IMM - 1;
    Tuple *kwnames = (Tuple *)K[ip[0]];
    if (base[0]->type == &function_type) {
        owned_left = NULL;
        value = OBJ(kwnames);
        goto bind;
    }
    SAVE();
    value = call_slow(base, sp, false, kwnames);
    sp = base;
    goto call_done;
}
op_CALL_METHOD_KW : {
    Object **base = sp - IMM - 2;
    Tuple *kwnames = (Tuple *)K[ip[0]];
    if (base[0]->type == &function_type && base[1] != NULL) {
        owned_left = KNone;
        value = OBJ(kwnames);
        goto bind;
    }
    SAVE();
    value = call_slow(base, sp, true, kwnames);
    sp = base;
    goto call_done;
}
op_CALL_SPREAD : {
    SAVE();
    Object *kwargs = A ? POP() : NULL;
    Object *args = POP();
    Object *f = POP();
    value = call_spread_steal(f, args, kwargs);
    if (UNLIKELY(value == NULL))
        goto error;
    PUSH(value);
    NEXT();
}

call_done : if (UNLIKELY(value == NULL)) goto error;
ip++;
PUSH(value);
if (UNLIKELY(requested() != 0))
    goto poll;
NEXT();

op_RETURN_R : value = incref(REG(A));
goto do_return;
op_RETURN_S : value = POP();
goto do_return;

op_MAKE_FUNCTION : {
    SAVE();
    Object **rest; /* the loop's sp must stay a register: its address is never taken */
    Object *f = make_function(frame, sp, IMM, &rest);
    sp = rest;
    if (f == NULL)
        goto error;
    PUSH(f);
    NEXT();
}

/* The frame's locals move into a generator object, which is what the call returns. */
op_START_GENERATOR : {
    SAVE();
    value = OBJ(generator_new(frame));
    if (value == NULL)
        goto error;
    goto do_return;
}

op_YIELD : SAVE();
value = POP();
frame->generator->ip = ip;
frame->generator->delegating = false;
goto yield_value;

op_GET_YIELD_FROM_ITER : {
    SAVE();
    Object *o = sp[-1];
    if (o->type != &generator_type) {
        Object *iterator = yield_from_iterator(frame->code, o);
        if (iterator == NULL)
            goto error;
        sp[-1] = iterator;
        decref(o);
    }
    NEXT();
}

op_YIELD_FROM : {
    Object *iterator = sp[-2], *sent = POP();
    SAVE();
    if (generator_is(iterator) && ((Generator *)iterator)->state <= GENERATOR_SUSPENDED) {
        frame->sp = sp;
        callee = generator_enter_steal((Generator *)iterator, sent, FRAME_DELEGATE);
        if (callee == NULL)
            goto error;
        goto enter;
    }
    Object *received;
    int more = delegate_send(iterator, sent, &received);
    value = received;
    decref(sent);
    if (more < 0)
        goto error;
    if (more == 0)
        goto delegate_ended;
    frame->generator->ip = ip - 1;
    frame->generator->delegating = true;
    goto yield_value;
}
