/* Handlers: attributes and methods, with their inline caches. Part of eval_run.
 *
 * ip[0] is the name, ip[1] the version that proves the rest (a shape's, a type's or a dict's).
 */

/* A version match on a plain instance. */
#define SHAPE_IS(o, v)      (((o)->type->flags & TYPE_PLAIN) && ((Instance *)(o))->shape->version == (v))
#define CACHED_POINTER(low) ((Object *)((uintptr_t)(low)[0] | (uintptr_t)(low)[1] << 32))

/* Gives the attribute (a new reference) and drops the object if it came from the stack. */
#define ATTR_RESULT(on_stack, o, v)                                                                \
    do {                                                                                           \
        Object *result = (v);                                                                      \
        ip += 4;                                                                                   \
        if (on_stack) {                                                                            \
            if (LIKELY(C == DEST_PUSH)) {                                                          \
                sp[-1] = result;                                                                   \
                decref(o);                                                                         \
                NEXT();                                                                            \
            }                                                                                      \
            sp--;                                                                                  \
            STORE_D(result);                                                                       \
            decref(o);                                                                             \
            NEXT();                                                                                \
        }                                                                                          \
        STORE_D(result);                                                                           \
        NEXT();                                                                                    \
    } while (0)

#define ATTR_FORMS(suffix, on_stack)                                                               \
    op_LOAD_ATTR_##suffix : {                                                                      \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        SAVE();                                                                                    \
        Object *found = attr_load(frame, ip - 1, o, on_stack);                                     \
        if (UNLIKELY(found == NULL))                                                               \
            goto error;                                                                            \
        ATTR_RESULT(on_stack, o, found);                                                           \
    }                                                                                              \
    op_ATTR_SLOT_##suffix : {                                                                      \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        if (UNLIKELY(!SHAPE_IS(o, ip[1]))) {                                                       \
            const ShapeCacheEntry *e = shape_cache_find(o, frame->code->names[ip[0]]);             \
            if (e == NULL || e->function != NULL)                                                  \
                BECOME(OP_CODE_LOAD_ATTR_##suffix);                                                \
            ATTR_RESULT(on_stack, o, incref(((Instance *)o)->slots[e->slot]));                     \
        }                                                                                          \
        ATTR_RESULT(on_stack, o, incref(((Instance *)o)->slots[ip[2]]));                           \
    }                                                                                              \
    op_ATTR_MEMBER_##suffix : {                                                                    \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        if (UNLIKELY(o->type->version != ip[1]))                                                   \
            BECOME(OP_CODE_LOAD_ATTR_##suffix);                                                    \
        Object *found = *(Object **)((char *)o + ip[2]);                                           \
        if (UNLIKELY(found == NULL))                                                               \
            BECOME(OP_CODE_LOAD_ATTR_##suffix);                                                    \
        ATTR_RESULT(on_stack, o, incref(found));                                                   \
    }                                                                                              \
    op_ATTR_DICT_##suffix : {                                                                      \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        if (UNLIKELY(o->type != &module_type || ((Module *)o)->dict->version != ip[1]))            \
            BECOME(OP_CODE_LOAD_ATTR_##suffix);                                                    \
        ATTR_RESULT(on_stack, o, incref(((Module *)o)->dict->entries[ip[2]].value));               \
    }                                                                                              \
    op_ATTR_CLASS_##suffix : {                                                                     \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        if (UNLIKELY(!SHAPE_IS(o, ip[1])))                                                         \
            BECOME(OP_CODE_LOAD_ATTR_##suffix);                                                    \
        ATTR_RESULT(on_stack, o, incref(CACHED_POINTER(ip + 2)));                                  \
    }                                                                                              \
    op_ATTR_PROPERTY_##suffix : {                                                                  \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        if (UNLIKELY(!SHAPE_IS(o, ip[1])))                                                         \
            BECOME(OP_CODE_LOAD_ATTR_##suffix);                                                    \
        Function *getter = (Function *)CACHED_POINTER(ip + 2);                                     \
        uint32_t dest = C;                                                                         \
        Object **window = frame->flags & FRAME_GENERATOR ? frame->top : on_stack ? sp - 1 : sp;    \
        uint32_t locals = getter->code->local_count;                                               \
        if (UNLIKELY(window + locals > thread->value_limit))                                       \
            BECOME(OP_CODE_LOAD_ATTR_##suffix);                                                    \
        for (uint32_t i = 1; i < locals; i++)                                                      \
            window[i] = NULL;                                                                      \
        ip += 4;                                                                                   \
        SAVE();                                                                                    \
        window[0] = on_stack ? o : incref(o);                                                      \
        frame->sp = on_stack ? sp - 1 : sp;                                                        \
        sp = frame->sp;                                                                            \
        callee = frame_push_steal(incref(getter), window, dest == DEST_PUSH ? 0 : FRAME_DEST);     \
        if (UNLIKELY(callee == NULL))                                                              \
            goto error;                                                                            \
        callee->dest = dest;                                                                       \
        goto enter;                                                                                \
    }                                                                                              \
    op_LOAD_METHOD_##suffix : {                                                                    \
        Object *o = on_stack ? sp[-1] : REG(A), *self;                                             \
        SAVE();                                                                                    \
        Object *found = method_load(frame, ip - 1, o, on_stack, &self);                            \
        if (UNLIKELY(found == NULL))                                                               \
            goto error;                                                                            \
        if (on_stack) {                                                                            \
            sp--;                                                                                  \
            decref(o);                                                                             \
        }                                                                                          \
        PUSH(found);                                                                               \
        PUSH(self);                                                                                \
        ip += 4;                                                                                   \
        NEXT();                                                                                    \
    }                                                                                              \
    op_METHOD_SHAPE_##suffix : {                                                                   \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        Object *f;                                                                                 \
        if (LIKELY(SHAPE_IS(o, ip[1]))) {                                                          \
            f = CACHED_POINTER(ip + 2);                                                            \
        } else {                                                                                   \
            const ShapeCacheEntry *e = shape_cache_find(o, frame->code->names[ip[0]]);             \
            if (e == NULL || e->function == NULL)                                                  \
                BECOME(OP_CODE_LOAD_METHOD_##suffix);                                              \
            f = e->function;                                                                       \
        }                                                                                          \
        incref(f);                                                                                 \
        ip += 4;                                                                                   \
        if (on_stack)                                                                              \
            sp--;                                                                                  \
        PUSH(f);                                                                                   \
        PUSH(on_stack ? o : incref(o));                                                            \
        NEXT();                                                                                    \
    }                                                                                              \
    op_METHOD_TYPE_##suffix : {                                                                    \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        if (UNLIKELY(o->type->version != ip[1]))                                                   \
            BECOME(OP_CODE_LOAD_METHOD_##suffix);                                                  \
        Object *f = incref(CACHED_POINTER(ip + 2));                                                \
        ip += 4;                                                                                   \
        if (on_stack)                                                                              \
            sp--;                                                                                  \
        PUSH(f);                                                                                   \
        PUSH(on_stack ? o : incref(o));                                                            \
        NEXT();                                                                                    \
    }
ATTR_FORMS(R, 0)
ATTR_FORMS(S, 1)
#undef ATTR_FORMS

/* Stores. The object is `left`, the value `right`, but in SS the object is above the value. */
#define STORE_FETCH_RR Object *o = REG(A), *v = REG(B)
#define STORE_FETCH_RS Object *o = REG(A), *v = sp[-1]
#define STORE_FETCH_SR Object *o = sp[-1], *v = REG(B)
#define STORE_FETCH_SS Object *o = sp[-1], *v = sp[-2]
/* Takes a reference to the value and removes both operands from the stack; the object, if it was
 * there, is released last. */
#define STORE_TAKE(mode)                                                                           \
    do {                                                                                           \
        if (!RIGHT_ON_STACK(mode))                                                                 \
            incref(v);                                                                             \
        sp -= (LEFT_ON_STACK(mode) ? 1 : 0) + (RIGHT_ON_STACK(mode) ? 1 : 0);                      \
    } while (0)
#define STORE_DONE(mode)                                                                           \
    do {                                                                                           \
        if (LEFT_ON_STACK(mode))                                                                   \
            decref(o);                                                                             \
        ip += 5;                                                                                   \
        NEXT();                                                                                    \
    } while (0)

#define STORE_FORMS(suffix, mode)                                                                  \
    op_STORE_ATTR_##suffix : {                                                                     \
        STORE_FETCH_##suffix;                                                                      \
        SAVE();                                                                                    \
        STORE_TAKE(mode);                                                                          \
        if (!LEFT_ON_STACK(mode))                                                                  \
            incref(o);                                                                             \
        int failed = attr_store(frame, ip - 1, o, v, mode);                                        \
        decref(v);                                                                                 \
        decref(o);                                                                                 \
        if (UNLIKELY(failed < 0))                                                                  \
            goto error;                                                                            \
        ip += 5;                                                                                   \
        NEXT();                                                                                    \
    }                                                                                              \
    op_SET_SLOT_##suffix : {                                                                       \
        STORE_FETCH_##suffix;                                                                      \
        uint32_t at = ip[2];                                                                       \
        if (UNLIKELY(!SHAPE_IS(o, ip[1]))) {                                                       \
            const ShapeCacheEntry *e = shape_cache_find(o, frame->code->names[ip[0]]);             \
            if (e == NULL || e->function != NULL || o->type->setattr != object_generic_setattr)    \
                BECOME(OP_CODE_STORE_ATTR_##suffix);                                               \
            at = e->slot;                                                                          \
        }                                                                                          \
        STORE_TAKE(mode);                                                                          \
        Object **slot = &((Instance *)o)->slots[at], *old = *slot;                                 \
        *slot = v;                                                                                 \
        decref(old);                                                                               \
        STORE_DONE(mode);                                                                          \
    }                                                                                              \
    op_SET_NEW_SLOT_##suffix : {                                                                   \
        STORE_FETCH_##suffix;                                                                      \
        if (UNLIKELY(!SHAPE_IS(o, ip[1])))                                                         \
            BECOME(OP_CODE_STORE_ATTR_##suffix);                                                   \
        STORE_TAKE(mode);                                                                          \
        ((Instance *)o)->slots[ip[2]] = v;                                                         \
        ((Instance *)o)->shape = (Shape *)CACHED_POINTER(ip + 3);                                  \
        STORE_DONE(mode);                                                                          \
    }                                                                                              \
    op_SET_MEMBER_##suffix : {                                                                     \
        STORE_FETCH_##suffix;                                                                      \
        if (UNLIKELY(o->type->version != ip[1]))                                                   \
            BECOME(OP_CODE_STORE_ATTR_##suffix);                                                   \
        STORE_TAKE(mode);                                                                          \
        Object **slot = (Object **)((char *)o + ip[2]), *old = *slot;                              \
        *slot = v;                                                                                 \
        xdecref(old);                                                                              \
        STORE_DONE(mode);                                                                          \
    }
FOUR(STORE_FORMS)
#undef STORE_FORMS

op_DELETE_ATTR : {
    SAVE();
    Object *o = POP();
    int failed = object_setattr(o, frame->code->names[IMM], NULL);
    decref(o);
    if (failed < 0)
        goto error;
    NEXT();
}

op_LOAD_SUPER_ATTR : {
    SAVE();
    Object *found = super_load(frame, sp - 3, frame->code->names[IMM], NULL);
    for (int i = 0; i < 3; i++)
        decref(POP());
    if (found == NULL)
        goto error;
    ip++;
    PUSH(found);
    NEXT();
}
op_LOAD_SUPER_METHOD : {
    Object *self;
    SAVE();
    Object *found = super_load(frame, sp - 3, frame->code->names[IMM], &self);
    for (int i = 0; i < 3; i++)
        decref(POP());
    if (found == NULL)
        goto error;
    ip++;
    PUSH(found);
    PUSH(self);
    NEXT();
}
