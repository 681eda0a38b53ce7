/* Handlers: classes, imports, patterns. Part of eval_run. */

op_LOAD_BUILD_CLASS : {
    SAVE();
    Object *f = build_class_function(frame);
    if (f == NULL)
        goto error;
    PUSH(f);
    NEXT();
}
op_IMPORT_NAME : {
    SAVE();
    Object *fromlist = POP(), *level = POP();
    Object *module = import_name(frame, frame->code->names[IMM], level, fromlist);
    decref(fromlist);
    decref(level);
    if (module == NULL)
        goto error;
    PUSH(module);
    NEXT();
}
op_IMPORT_FROM : {
    SAVE();
    Object *o = import_from(sp[-1], frame->code->names[IMM]);
    if (o == NULL)
        goto error;
    PUSH(o);
    NEXT();
}
op_IMPORT_STAR : {
    SAVE();
    Object *module = POP();
    int failed = import_star(frame, module);
    decref(module);
    if (failed < 0)
        goto error;
    NEXT();
}
op_SETUP_ANNOTATIONS : SAVE();
if (annotations_setup(frame) < 0)
    goto error;
NEXT();
op_INTRINSIC : {
    SAVE();
    Object **top = sp;
    Object *o = intrinsic_run((Intrinsic)IMM, &top);
    sp = top;
    if (o == NULL)
        goto error;
    PUSH(o);
    NEXT();
}
op_DISPLAY : {
    SAVE();
    Object *o = POP();
    int failed = display(o);
    decref(o);
    if (failed < 0)
        goto error;
    NEXT();
}
op_GET_LEN : {
    SAVE();
    ssize_t length = object_len(sp[-1]);
    Object *o = length < 0 ? NULL : int_from_i64(length);
    if (o == NULL)
        goto error;
    PUSH(o);
    NEXT();
}
op_MATCH_SEQUENCE : {
    Object *o = new_bool(match_is_sequence(sp[-1]));
    PUSH(o);
    NEXT();
}
op_MATCH_MAPPING : {
    Object *o = new_bool(match_is_mapping(sp[-1]));
    PUSH(o);
    NEXT();
}
op_MATCH_KEYS : {
    SAVE();
    Object *found;
    if (match_keys(sp[-2], sp[-1], &found) < 0)
        goto error;
    PUSH(found);
    NEXT();
}
op_MATCH_CLASS : {
    SAVE();
    Object *keywords = POP(), *type = POP(), *subject = POP();
    Object *found = match_class(subject, type, IMM, keywords);
    decref(keywords);
    decref(type);
    decref(subject);
    if (found == NULL)
        goto error;
    PUSH(found);
    NEXT();
}
