/* Handlers: subscripts. Part of eval_run. */

/* list[int] and tuple[int]: negative indices count from the end; what is out of range goes the
 * generic way, which raises. */
#define INDEX_FORM(suffix, mode, NAME, type_, items_of, length_of)                                 \
    op_##NAME##_##suffix : {                                                                       \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &type_ || right->type != &int_type))                            \
            BECOME(OP_CODE_BINARY_RR + (mode));                                                    \
        int64_t i = INT_VALUE(right);                                                              \
        size_t length = length_of;                                                                 \
        if (i < 0)                                                                                 \
            i += (int64_t)length;                                                                  \
        if (UNLIKELY((uint64_t)i >= length))                                                       \
            LEAVE(suffix);                                                                         \
        Object *result = incref(items_of[i]);                                                      \
        if (RIGHT_ON_STACK(mode)) {                                                                \
            sp--;                                                                                  \
            int_release(right);                                                                    \
        }                                                                                          \
        ip++;                                                                                      \
        if (LEFT_ON_STACK(mode)) {                                                                 \
            sp--;                                                                                  \
            STORE_D(result);                                                                       \
            decref(left);                                                                          \
        } else {                                                                                   \
            STORE_D(result);                                                                       \
        }                                                                                          \
        NEXT();                                                                                    \
    }
FOUR(INDEX_FORM, LIST_GET, list_type, ((List *)left)->items, ((List *)left)->length)
FOUR(INDEX_FORM, TUPLE_GET, tuple_type, ((Tuple *)left)->items, ((Tuple *)left)->length)
#undef INDEX_FORM

#define DICT_GET_FORM(suffix, mode)                                                                \
    op_DICT_GET_##suffix : {                                                                       \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &dict_type))                                                    \
            BECOME(OP_CODE_BINARY_RR + (mode));                                                    \
        SAVE();                                                                                    \
        OWN_##suffix;                                                                              \
        Object *result;                                                                            \
        int found = dict_get((Dict *)left, right, &result);                                        \
        if (UNLIKELY(found == 0))                                                                  \
            raise_key_error(right);                                                                \
        decref(left);                                                                              \
        decref(right);                                                                             \
        if (UNLIKELY(found <= 0))                                                                  \
            goto error;                                                                            \
        ip++;                                                                                      \
        STORE_D(result);                                                                           \
        NEXT();                                                                                    \
    }
FOUR(DICT_GET_FORM)
#undef DICT_GET_FORM

/* container[key] = value. The generic forms own all three. */
op_STORE_ITEM_RRR : {
    Object *container = REG(A), *key = REG(B), *v = REG(C);
    if (container->type == &list_type && key->type == &int_type)
        BECOME(OP_CODE_STORE_LIST_RRR);
    owned_left = incref(container);
    owned_right = incref(key);
    value = incref(v);
    goto store_item;
}
op_STORE_ITEM_RRS : {
    Object *container = REG(A), *key = REG(B);
    if (container->type == &list_type && key->type == &int_type)
        BECOME(OP_CODE_STORE_LIST_RRS);
    owned_left = incref(container);
    owned_right = incref(key);
    value = POP();
    goto store_item;
}
op_STORE_ITEM_SSS : if (sp[-2]->type == &list_type && sp[-1]->type == &int_type)
                        BECOME(OP_CODE_STORE_LIST_SSS);
owned_right = POP();
owned_left = POP();
value = POP();
store_item : {
    SAVE();
    int failed = owned_left->type == &dict_type ? dict_set((Dict *)owned_left, owned_right, value)
                                                : object_setitem(owned_left, owned_right, value);
    decref(value);
    decref(owned_right);
    decref(owned_left);
    if (UNLIKELY(failed < 0))
        goto error;
    NEXT();
}

#define STORE_LIST(suffix, container_, key_, on_miss)                                              \
    op_STORE_LIST_##suffix : {                                                                     \
        Object *container = container_, *key = key_;                                               \
        if (UNLIKELY(container->type != &list_type || key->type != &int_type)) {                   \
            in = (in & ~0xffu) | OP_CODE_STORE_ITEM_##suffix;                                      \
            ip[-1] = in;                                                                           \
            on_miss;                                                                               \
        }                                                                                          \
        List *l = (List *)container;                                                               \
        int64_t i = INT_VALUE(key);                                                                \
        if (i < 0)                                                                                 \
            i += (int64_t)l->length;                                                               \
        if (UNLIKELY((uint64_t)i >= l->length)) {                                                  \
            on_miss;                                                                               \
        }                                                                                          \
        Object **place = &l->items[i], *old = *place;
#define MISS_RRR                                                                                   \
    owned_left = incref(container);                                                                \
    owned_right = incref(key);                                                                     \
    value = incref(REG(C));                                                                        \
    goto store_item
#define MISS_RRS                                                                                   \
    owned_left = incref(container);                                                                \
    owned_right = incref(key);                                                                     \
    value = POP();                                                                                 \
    goto store_item
#define MISS_SSS                                                                                   \
    owned_right = POP();                                                                           \
    owned_left = POP();                                                                            \
    value = POP();                                                                                 \
    goto store_item

STORE_LIST(RRR, REG(A), REG(B), MISS_RRR)
*place = incref(REG(C));
decref(old);
NEXT();
}
STORE_LIST(RRS, REG(A), REG(B), MISS_RRS)
*place = POP();
decref(old);
NEXT();
}
STORE_LIST(SSS, sp[-2], sp[-1], MISS_SSS)
*place = sp[-3];
sp -= 3;
int_release(key);
decref(old);
decref(container);
NEXT();
}

op_DELETE_ITEM : {
    SAVE();
    owned_right = POP();
    owned_left = POP();
    int failed = object_setitem(owned_left, owned_right, NULL);
    decref(owned_right);
    decref(owned_left);
    if (failed < 0)
        goto error;
    NEXT();
}
