/* Names: how each is read, stored and deleted, and when it is a register. See codegen.h. */
#include "compiler/codegen.h"

#include "runtime/names.h"

/* What a name means in the unit itself, comprehensions left aside. */
static Access access_in_unit(Compiler *c, Str *name, bool from_inlined) {
    Unit *u = c->unit;
    Scope *scope = u->scope;
    Symbol *symbol = scope_find(scope, name);
    Access a = {ACCESS_GLOBAL, symbol, name, 0};
    SymbolMeaning meaning = symbol ? (SymbolMeaning)symbol->meaning : MEANING_GLOBAL;
    if (scope->kind == SCOPE_MODULE) {
        a.kind = meaning == MEANING_GLOBAL_EXPLICIT ? ACCESS_GLOBAL : ACCESS_NAME;
        return a;
    }
    if (scope->kind == SCOPE_CLASS) {
        bool is_free = meaning == MEANING_FREE || (symbol && symbol->flags & SYM_FREE_CLASS);
        if (from_inlined) { /* a function's view: the class's own names are not seen */
            a.kind = is_free ? ACCESS_FREE : ACCESS_GLOBAL;
            a.index = is_free ? (uint32_t)symbol->free : 0;
        } else if (meaning == MEANING_FREE) {
            a.kind = symbol->flags & SYM_NONLOCAL ? ACCESS_FREE : ACCESS_CLASS_FREE;
            a.index = (uint32_t)symbol->free;
        } else if (meaning != MEANING_GLOBAL_EXPLICIT) {
            a.kind = ACCESS_NAME;
        }
        return a;
    }
    if (scope->seen_class != NULL && !from_inlined && name != NAME(__classdict__)
        && (meaning == MEANING_GLOBAL || meaning == MEANING_FREE)) {
        a.kind = meaning == MEANING_FREE ? ACCESS_DICT_FREE : ACCESS_DICT_GLOBAL;
        a.index = meaning == MEANING_FREE ? (uint32_t)symbol->free : 0;
        return a;
    }
    if (meaning == MEANING_LOCAL || meaning == MEANING_CELL) {
        a.kind = meaning == MEANING_LOCAL ? ACCESS_LOCAL : ACCESS_CELL;
        a.index = (uint32_t)symbol->slot;
    } else if (meaning == MEANING_FREE) {
        a.kind = ACCESS_FREE;
        a.index = (uint32_t)symbol->free;
    }
    return a;
}

static Access access_mangled(Compiler *c, Str *name) {
    for (Inlined *i = c->unit->inlined; i != NULL; i = i->outer) {
        Symbol *symbol = scope_find(i->scope, name);
        if (symbol != NULL && (symbol->meaning == MEANING_LOCAL || symbol->meaning == MEANING_CELL))
            return (Access){symbol->meaning == MEANING_LOCAL ? ACCESS_LOCAL : ACCESS_CELL, symbol,
                            name, (uint32_t)symbol->slot};
    }
    return access_in_unit(c, name, c->unit->inlined != NULL);
}

Access access_name(Compiler *c, Str *name) { return access_mangled(c, codegen_mangle(c, name)); }

/* A parameter that nothing unbinds needs no check. */
static void check_bound(Compiler *c, const Access *a) {
    if (a->symbol->flags & SYM_PARAM && !(a->symbol->flags & SYM_UNBOUND))
        return;
    c->unit->check_count++;
    emit_imm(c, OP_CODE_CHECK_LOCAL, a->index);
}

void load_name(Compiler *c, Str *name) {
    Access a = access_name(c, name);
    switch (a.kind) {
    case ACCESS_LOCAL:
        check_bound(c, &a);
        push_local(c, a.index);
        break;
    case ACCESS_CELL:
        emit_imm(c, OP_CODE_LOAD_CELL, a.index);
        break;
    case ACCESS_FREE:
        emit_imm(c, OP_CODE_LOAD_FREE, a.index);
        break;
    case ACCESS_GLOBAL:
        emit_imm(c, OP_CODE_LOAD_GLOBAL, name_index(c, a.name));
        break;
    case ACCESS_DICT_GLOBAL:
        load_name(c, NAME(__classdict__));
        emit_imm(c, OP_CODE_LOAD_DICT_OR_GLOBAL, name_index(c, a.name));
        break;
    case ACCESS_DICT_FREE:
        load_name(c, NAME(__classdict__));
        emit_word(c, OP_CODE_LOAD_DICT_OR_FREE, a.index, name_index(c, a.name));
        break;
    case ACCESS_NAME:
        emit_imm(c, OP_CODE_LOAD_NAME, name_index(c, a.name));
        break;
    default:
        emit_word(c, OP_CODE_LOAD_NAME_OR_FREE, a.index, name_index(c, a.name));
        break;
    }
}

Operand name_register(Compiler *c, const Node *node) {
    Access a = access_name(c, AST(Name, node)->id);
    if (a.kind != ACCESS_LOCAL || a.index >= REGISTER_LOCALS)
        return ON_STACK;
    at(c, node);
    check_bound(c, &a);
    return (Operand)a.index;
}

bool is_plain_local(Compiler *c, const Node *node, uint32_t *slot) {
    if (node->kind != AST_Name)
        return false;
    Access a = access_name(c, AST(Name, node)->id);
    *slot = a.index;
    return a.kind == ACCESS_LOCAL && a.index < DEST_LOCALS;
}

void store_name(Compiler *c, Str *name, Operand value) {
    Access a = access_name(c, name);
    if (a.kind == ACCESS_LOCAL && a.index < DEST_LOCALS && value != ON_STACK) {
        if ((uint32_t)value != a.index)
            emit_abc(c, OP_CODE_MOVE, a.index, (uint32_t)value, 0);
        return;
    }
    if (value != ON_STACK)
        push_register(c, value);
    switch (a.kind) {
    case ACCESS_LOCAL:
        emit_imm(c, OP_CODE_STORE_LOCAL, a.index);
        break;
    case ACCESS_CELL:
        emit_imm(c, OP_CODE_STORE_CELL, a.index);
        break;
    case ACCESS_FREE:
        emit_imm(c, OP_CODE_STORE_FREE, a.index);
        break;
    case ACCESS_GLOBAL:
        emit_imm(c, OP_CODE_STORE_GLOBAL, name_index(c, a.name));
        break;
    default:
        emit_imm(c, OP_CODE_STORE_NAME, name_index(c, a.name));
        break;
    }
}

void delete_name(Compiler *c, Str *name) {
    Access a = access_name(c, name);
    switch (a.kind) {
    case ACCESS_LOCAL:
        emit_imm(c, OP_CODE_DELETE_LOCAL, a.index);
        break;
    case ACCESS_CELL:
        emit_imm(c, OP_CODE_DELETE_CELL, a.index);
        break;
    case ACCESS_FREE:
        emit_imm(c, OP_CODE_DELETE_FREE, a.index);
        break;
    case ACCESS_GLOBAL:
        emit_imm(c, OP_CODE_DELETE_GLOBAL, name_index(c, a.name));
        break;
    default:
        emit_imm(c, OP_CODE_DELETE_NAME, name_index(c, a.name));
        break;
    }
}

/* The end of `except E as name`: assigning first makes the deletion safe when the body has deleted
 * it. */
void clear_name(Compiler *c, Str *name) {
    Access a = access_name(c, name);
    if (a.kind == ACCESS_LOCAL) {
        emit_imm(c, OP_CODE_CLEAR_LOCAL, a.index);
        return;
    }
    store_name(c, name, constant_register(c, KNone));
    delete_name(c, name);
}

void push_closure_cell(Compiler *c, Str *name) {
    Unit *u = c->unit;
    for (Inlined *i = u->inlined; i != NULL; i = i->outer) {
        Symbol *symbol = scope_find(i->scope, name);
        if (symbol != NULL && symbol->meaning == MEANING_CELL) {
            emit_imm(c, OP_CODE_PUSH_CELL, (uint32_t)symbol->slot);
            return;
        }
    }
    if (u->scope->kind == SCOPE_CLASS && name == NAME(__class__) && u->class_cell >= 0) {
        emit_imm(c, OP_CODE_PUSH_CELL, (uint32_t)u->class_cell);
        return;
    }
    if (u->scope->kind == SCOPE_CLASS && name == NAME(__classdict__) && u->class_dict >= 0) {
        emit_imm(c, OP_CODE_PUSH_CELL, (uint32_t)u->class_dict);
        return;
    }
    Symbol *symbol = scope_find(u->scope, name);
    if (symbol != NULL && symbol->meaning == MEANING_CELL)
        emit_imm(c, OP_CODE_PUSH_CELL, (uint32_t)symbol->slot);
    else if (symbol != NULL && symbol->free >= 0)
        emit_imm(c, OP_CODE_PUSH_FREE, (uint32_t)symbol->free);
    else
        codegen_error(c, u->scope->node, "internal error: no cell for '%s'", codegen_utf8(c, name));
}
