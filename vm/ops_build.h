/* Handlers: displays, comprehension steps, f-strings. Part of eval_run. */

op_BUILD_TUPLE : {
    SAVE();
    sp -= IMM;
    Object *o = IMM == 0 ? incref(tuple_empty) : OBJ(tuple_from_array_steal(sp, IMM));
    if (UNLIKELY(o == NULL))
        goto error;
    PUSH(o);
    NEXT();
}
op_BUILD_LIST : {
    SAVE();
    sp -= IMM;
    Object *o = OBJ(list_from_array_steal(sp, IMM));
    if (UNLIKELY(o == NULL))
        goto error;
    PUSH(o);
    NEXT();
}
op_BUILD_SET : {
    SAVE();
    Set *set = set_new(NULL);
    if (set == NULL)
        goto error;
    for (Object **p = sp - IMM; p < sp; p++) {
        if (set_add(set, *p) < 0) {
            decref(set);
            goto error;
        }
    }
    for (uint32_t n = IMM; n > 0; n--)
        decref(POP());
    PUSH(set);
    NEXT();
}
op_BUILD_MAP : {
    SAVE();
    Dict *d = IMM ? dict_new_sized(IMM) : dict_new();
    if (d == NULL)
        goto error;
    for (Object **p = sp - 2 * (size_t)IMM; p < sp; p += 2) {
        if (dict_set(d, p[0], p[1]) < 0) {
            decref(d);
            goto error;
        }
    }
    for (size_t n = 2 * (size_t)IMM; n > 0; n--)
        decref(POP());
    PUSH(d);
    NEXT();
}
op_BUILD_STRING : {
    SAVE();
    Str *s = str_concat_n((Str *const *)(sp - IMM), IMM);
    if (s == NULL)
        goto error;
    for (uint32_t n = IMM; n > 0; n--)
        decref(POP());
    PUSH(s);
    NEXT();
}
op_BUILD_SLICE : {
    SAVE();
    Object **base = sp - IMM;
    Object *s = slice_new(base[0], base[1], IMM == 3 ? base[2] : NULL);
    if (s == NULL)
        goto error;
    while (sp > base)
        decref(POP());
    PUSH(s);
    NEXT();
}
op_LIST_APPEND : {
    Object *o = POP();
    if (UNLIKELY(list_append_steal((List *)sp[-(ptrdiff_t)IMM], o) < 0)) {
        SAVE();
        goto error;
    }
    NEXT();
}
op_SET_ADD : {
    SAVE();
    Object *o = POP();
    int failed = set_add((Set *)sp[-(ptrdiff_t)IMM], o);
    decref(o);
    if (UNLIKELY(failed < 0))
        goto error;
    NEXT();
}
op_MAP_ADD : {
    SAVE();
    owned_right = POP();
    owned_left = POP();
    int failed = dict_set((Dict *)sp[-(ptrdiff_t)IMM], owned_left, owned_right);
    decref(owned_left);
    decref(owned_right);
    if (UNLIKELY(failed < 0))
        goto error;
    NEXT();
}

/* Pops an operand, combines it with the container `imm` from the top. */
#define UPDATE(name, call)                                                                         \
    op_##name : {                                                                                  \
        SAVE();                                                                                    \
        Object *o = POP(), *target = sp[-(ptrdiff_t)IMM];                                          \
        int failed = call;                                                                         \
        decref(o);                                                                                 \
        if (UNLIKELY(failed < 0))                                                                  \
            goto error;                                                                            \
        NEXT();                                                                                    \
    }
UPDATE(LIST_EXTEND, list_extend_star((List *)target, o))
UPDATE(SET_UPDATE, set_update((Set *)target, o))
UPDATE(DICT_UPDATE, dict_update_display((Dict *)target, o))
UPDATE(DICT_MERGE, dict_merge_keywords((Dict *)target, o, sp[-(ptrdiff_t)IMM - 2]))
#undef UPDATE

op_LIST_TO_TUPLE : {
    SAVE();
    Tuple *t = list_to_tuple((List *)sp[-1]);
    if (t == NULL)
        goto error;
    REPLACE_STEAL(sp[-1], OBJ(t));
    NEXT();
}
op_FORMAT_VALUE : {
    SAVE();
    Object *spec = IMM & 4 ? POP() : NULL;
    Object *o = POP();
    Object *text = o->type == &str_type && spec == NULL && (IMM & 3) <= 1
                       ? incref(o)
                       : format_value(o, IMM & 3, spec);
    decref(o);
    xdecref(spec);
    if (text == NULL)
        goto error;
    PUSH(text);
    NEXT();
}
