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
    if (u->class_dict >= 0) {
        emit_imm(c, OP_CODE_PUSH_CELL, (uint32_t)u->class_dict);
        store_name(c, NAME(__classdictcell__), ON_STACK);
    }
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
    if (node->type_params.count > 0) {
        load_name(c, NAME(dot_type_params));
        store_name(c, NAME(__type_params__), ON_STACK);
    }
    if (unit.class_dict >= 0) {
        emit(c, OP_CODE_LOAD_LOCALS);
        emit_imm(c, OP_CODE_STORE_CELL, (uint32_t)unit.class_dict);
    }
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

/* Pushes the class, without its decorators. */
static void push_class(Compiler *c, AstClassDef *node, const NodeSeq *bases, int32_t first_line) {
    Scope *scope = symtable_scope(c->symtable, &node->head);
    Code *code = class_code(c, node, scope, first_line);
    at(c, &node->head);
    emit(c, OP_CODE_LOAD_BUILD_CLASS);
    codegen_make_function(c, code, scope, 0);
    push_constant(c, OBJ(node->name));
    codegen_call_arguments(c, 2, bases, &node->keywords);
}

/* The bases and Generic[...], which comes last. */
static NodeSeq with_generic_base(Compiler *c, AstClassDef *node) {
    NodeSeq bases = {node->bases.count + 1, NULL};
    AstName *generic = (AstName *)ast_new(c->scratch, AST_Name);
    bases.items = scratch_array(c->scratch, (size_t)bases.count, sizeof(Node *));
    if (generic == NULL || bases.items == NULL) {
        codegen_no_memory(c);
        return node->bases;
    }
    for (int32_t i = 0; i < node->bases.count; i++)
        bases.items[i] = node->bases.items[i];
    generic->head = node->head;
    generic->head.kind = AST_Name;
    generic->head.ctx = CONTEXT_Load;
    generic->id = NAME(dot_generic_base);
    bases.items[bases.count - 1] = &generic->head;
    return bases;
}

static void push_generic_class(Compiler *c, AstClassDef *node, int32_t first_line) {
    Unit unit;
    if (!codegen_enter_type_params(c, &unit, &node->head, node->name, &node->type_params,
                                   first_line))
        return;
    emit_imm(c, OP_CODE_COPY, 1);
    store_name(c, NAME(dot_type_params), ON_STACK);
    emit_imm(c, OP_CODE_INTRINSIC, INTRINSIC_GENERIC_BASE);
    store_name(c, NAME(dot_generic_base), ON_STACK);
    NodeSeq bases = with_generic_base(c, node);
    push_class(c, node, &bases, first_line);
    codegen_leave_type_params(c, &node->head);
    emit_imm(c, OP_CODE_CALL, 0);
}

void codegen_class(Compiler *c, AstClassDef *node) {
    int32_t first_line =
        node->decorator_list.count > 0 ? node->decorator_list.items[0]->lineno : node->head.lineno;
    codegen_exprs(c, &node->decorator_list);
    if (node->type_params.count > 0)
        push_generic_class(c, node, first_line);
    else
        push_class(c, node, &node->bases, first_line);
    for (int32_t i = node->decorator_list.count; i-- > 0 && !c->failed;) {
        at(c, node->decorator_list.items[i]);
        emit_imm(c, OP_CODE_CALL, 1);
    }
    at(c, &node->head);
    store_name(c, node->name, ON_STACK);
}
