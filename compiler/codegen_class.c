/* Classes: the body is a function whose namespace becomes the class's. See codegen.h. */
#include "compiler/codegen.h"

#include "runtime/names.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

static void store_constant(Compiler *c, Str *name, Object *value) {
    push_constant(c, value);
    store_name(c, name, ON_STACK);
}

static Object *static_attributes(Compiler *c, Scope *scope) {
    Tuple *t = tuple_from_array((Object *const *)scope->attributes.items, scope->attributes.count);
    if (!scratch_own(c->scratch, OBJ(t)))
        codegen_no_memory(c);
    return OBJ(t);
}

/* The function returns the __class__ cell where there is one, so that the type can fill it. */
static void end_of_body(Compiler *c, Scope *scope) {
    Unit *u = c->unit;
    store_constant(c, NAME(__static_attributes__), static_attributes(c, scope));
    if (u->class_cell < 0) {
        emit_return(c, constant_register(c, KNone));
        return;
    }
    emit_imm(c, OP_CODE_PUSH_CELL, (uint32_t)u->class_cell);
    emit_imm(c, OP_CODE_COPY, 1);
    store_name(c, NAME(__classcell__), ON_STACK);
    emit(c, OP_CODE_RETURN_S);
}

static Code *class_code(Compiler *c, AstClassDef *node, Scope *scope, int32_t first_line) {
    Unit unit;
    if (!codegen_enter(c, &unit, scope, node->name, first_line, NULL))
        return NULL;
    c->position = (Position){first_line, first_line, 0, 0};
    load_name(c, NAME(__name__));
    store_name(c, NAME(__module__), ON_STACK);
    store_constant(c, NAME(__qualname__), OBJ(unit.qualname));
    uint32_t line = constant_steal(c, int_from_i64(first_line));
    emit_imm(c, OP_CODE_LOAD_CONST, line);
    store_name(c, NAME(__firstlineno__), ON_STACK);
    if (scope->annotations)
        emit(c, OP_CODE_SETUP_ANNOTATIONS);
    Object *doc = codegen_docstring(c, &node->body);
    NodeSeq body = node->body;
    if (doc) {
        at(c, body.items[0]);
        store_constant(c, NAME(__doc__), doc);
        body.items++, body.count--;
    }
    codegen_body(c, &body);
    end_of_body(c, scope);
    return codegen_leave(c);
}

void codegen_class(Compiler *c, AstClassDef *node) {
    Scope *scope = symtable_scope(c->symtable, &node->head);
    int32_t first_line =
        node->decorator_list.count > 0 ? node->decorator_list.items[0]->lineno : node->head.lineno;
    codegen_exprs(c, &node->decorator_list);
    Code *code = class_code(c, node, scope, first_line);
    at(c, &node->head);
    emit(c, OP_CODE_LOAD_BUILD_CLASS);
    codegen_make_function(c, code, scope, 0);
    push_constant(c, OBJ(node->name));
    codegen_call_arguments(c, 2, &node->bases, &node->keywords);
    for (int32_t i = node->decorator_list.count; i-- > 0 && !c->failed;) {
        at(c, node->decorator_list.items[i]);
        emit_imm(c, OP_CODE_CALL, 1);
    }
    at(c, &node->head);
    store_name(c, node->name, ON_STACK);
}
