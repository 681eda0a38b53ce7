/* Handlers: moving values between stack, locals, cells, namespaces. Part of eval_run. */

op_NOP : NEXT();
op_LOAD_LOCAL : {
    Object *o = L[IMM];
    PUSH(incref(o));
    NEXT();
}
op_LOAD_CONST : PUSH(incref(K[IMM]));
NEXT();
op_PUSH_R : PUSH(incref(REG(A)));
NEXT();
op_PUSH_RR : sp[0] = incref(REG(A));
sp[1] = incref(REG(B));
sp += 2;
NEXT();
op_PUSH_RRR : sp[0] = incref(REG(A));
sp[1] = incref(REG(B));
sp[2] = incref(REG(C));
sp += 3;
NEXT();
op_STORE_LOCAL : {
    Object *old = L[IMM];
    L[IMM] = POP();
    xdecref(old);
    NEXT();
}
op_MOVE : {
    Object *old = L[A];
    L[A] = incref(REG(B));
    xdecref(old);
    NEXT();
}
op_CHECK_LOCAL : if (UNLIKELY(L[IMM] == NULL)) {
    SAVE();
    raise_unbound_local(frame, IMM);
    goto error;
}
NEXT();
op_DELETE_LOCAL : if (UNLIKELY(L[IMM] == NULL)) {
    SAVE();
    raise_unbound_local(frame, IMM);
    goto error;
}
op_CLEAR_LOCAL : CLEAR(L[IMM]);
NEXT();
op_POP : {
    Object *o = POP();
    decref(o);
    NEXT();
}
op_COPY : {
    Object *o = sp[-(ptrdiff_t)IMM];
    PUSH(incref(o));
    NEXT();
}
op_SWAP : {
    Object *o = sp[-1];
    sp[-1] = sp[-(ptrdiff_t)IMM];
    sp[-(ptrdiff_t)IMM] = o;
    NEXT();
}
op_MAKE_CELL : {
    SAVE();
    Object *cell = cell_new(L[IMM]);
    if (cell == NULL)
        goto error;
    REPLACE_STEAL(L[IMM], cell);
    NEXT();
}
op_LOAD_CELL : {
    Object *o = ((Cell *)L[IMM])->value;
    if (UNLIKELY(o == NULL)) {
        SAVE();
        raise_unbound_local(frame, IMM);
        goto error;
    }
    PUSH(incref(o));
    NEXT();
}
op_STORE_CELL : REPLACE_STEAL(((Cell *)L[IMM])->value, POP());
NEXT();
op_DELETE_CELL : if (UNLIKELY(((Cell *)L[IMM])->value == NULL)) {
    SAVE();
    raise_unbound_local(frame, IMM);
    goto error;
}
CLEAR(((Cell *)L[IMM])->value);
NEXT();
op_PUSH_CELL : PUSH(incref(L[IMM]));
NEXT();
op_LOAD_FREE : {
    Object *o = ((Cell *)frame->function->closure->items[IMM])->value;
    if (UNLIKELY(o == NULL)) {
        SAVE();
        raise_unbound_free(frame, IMM);
        goto error;
    }
    PUSH(incref(o));
    NEXT();
}
op_STORE_FREE : REPLACE_STEAL(((Cell *)frame->function->closure->items[IMM])->value, POP());
NEXT();
op_DELETE_FREE : {
    Cell *cell = (Cell *)frame->function->closure->items[IMM];
    if (UNLIKELY(cell->value == NULL)) {
        SAVE();
        raise_unbound_free(frame, IMM);
        goto error;
    }
    CLEAR(cell->value);
    NEXT();
}
op_PUSH_FREE : PUSH(incref(frame->function->closure->items[IMM]));
NEXT();

/* Names. The cached forms prove by the dict's version that the entry still holds the key. */
op_LOAD_NAME : {
    SAVE();
    Object *o = name_load(frame, ip - 1);
    if (o == NULL)
        goto error;
    ip += 3;
    PUSH(o);
    NEXT();
}
op_NAME_MODULE : {
    Dict *globals = frame->function->globals;
    if (UNLIKELY(globals->version != ip[0] || frame->names != OBJ(globals)))
        BECOME(OP_CODE_LOAD_NAME);
    PUSH(incref(globals->entries[ip[1]].value));
    ip += 3;
    NEXT();
}
op_NAME_BUILTIN : {
    Dict *globals = frame->function->globals, *builtins = frame->function->builtins;
    if (UNLIKELY(globals->version != ip[0] || builtins->version != ip[2]
                 || frame->names != OBJ(globals)))
        BECOME(OP_CODE_LOAD_NAME);
    PUSH(incref(builtins->entries[ip[1]].value));
    ip += 3;
    NEXT();
}
op_LOAD_GLOBAL : {
    SAVE();
    Object *o = global_load(frame, ip - 1);
    if (o == NULL)
        goto error;
    ip += 3;
    PUSH(o);
    NEXT();
}
op_GLOBAL_MODULE : {
    Dict *globals = frame->function->globals;
    if (UNLIKELY(globals->version != ip[0]))
        BECOME(OP_CODE_LOAD_GLOBAL);
    PUSH(incref(globals->entries[ip[1]].value));
    ip += 3;
    NEXT();
}
op_GLOBAL_BUILTIN : {
    Dict *globals = frame->function->globals, *builtins = frame->function->builtins;
    if (UNLIKELY(globals->version != ip[0] || builtins->version != ip[2]))
        BECOME(OP_CODE_LOAD_GLOBAL);
    PUSH(incref(builtins->entries[ip[1]].value));
    ip += 3;
    NEXT();
}
op_STORE_NAME : SAVE();
sp--;
if (name_store_steal(frame, ip - 1, *sp) < 0)
    goto error;
ip += 2;
NEXT();
op_SET_NAME : {
    Dict *globals = frame->function->globals;
    if (UNLIKELY(globals->version != ip[0] || frame->names != OBJ(globals)))
        BECOME(OP_CODE_STORE_NAME);
    REPLACE_STEAL(globals->entries[ip[1]].value, POP());
    ip += 2;
    NEXT();
}
op_STORE_GLOBAL : SAVE();
sp--;
if (global_store_steal(frame, ip - 1, *sp) < 0)
    goto error;
ip += 2;
NEXT();
op_SET_GLOBAL : {
    Dict *globals = frame->function->globals;
    if (UNLIKELY(globals->version != ip[0]))
        BECOME(OP_CODE_STORE_GLOBAL);
    REPLACE_STEAL(globals->entries[ip[1]].value, POP());
    ip += 2;
    NEXT();
}
op_DELETE_NAME : SAVE();
if (name_delete(frame, ip - 1) < 0)
    goto error;
NEXT();
op_DELETE_GLOBAL : SAVE();
if (global_delete(frame, ip - 1) < 0)
    goto error;
NEXT();
op_LOAD_NAME_OR_FREE : {
    SAVE();
    Object *o = name_load_or_cell(frame, frame->code->names[ip[0]],
                                  frame->function->closure->items[IMM], true);
    if (o == NULL)
        goto error;
    ip++;
    PUSH(o);
    NEXT();
}
op_LOAD_NAME_OR_CELL : {
    SAVE();
    Object *o = name_load_or_cell(frame, frame->code->names[ip[0]], L[IMM], false);
    if (o == NULL)
        goto error;
    ip++;
    PUSH(o);
    NEXT();
}
op_LOAD_DICT_OR_GLOBAL : {
    SAVE();
    Object *namespace_ = POP();
    Object *o = dict_load_or_global(frame, namespace_, frame->code->names[IMM]);
    decref(namespace_);
    if (o == NULL)
        goto error;
    PUSH(o);
    NEXT();
}
op_LOAD_DICT_OR_FREE : {
    SAVE();
    Object *namespace_ = POP();
    Object *o = dict_load_or_free(namespace_, frame->code->names[ip[0]],
                                  frame->function->closure->items[IMM]);
    decref(namespace_);
    if (o == NULL)
        goto error;
    ip++;
    PUSH(o);
    NEXT();
}
op_LOAD_LOCALS : {
    SAVE();
    Object *o = frame->names ? incref(frame->names) : frame_locals(frame);
    if (o == NULL)
        goto error;
    PUSH(o);
    NEXT();
}
