/* Units: one Code object in the making each. See codegen.h. */
#include "compiler/codegen.h"

#include <stdlib.h>

#include "compiler/assemble.h"
#include "compiler/flow.h"
#include "runtime/names.h"

/* ---- errors */

bool codegen_error(Compiler *c, const Node *node, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    SyntaxRange range = {node->lineno, node->col_offset, node->end_lineno, node->end_col_offset};
    syntax_error_vset(c->error, c->scratch, SYNTAX_ERROR, range, format, arguments);
    va_end(arguments);
    c->failed = true;
    return false;
}

void codegen_warn(Compiler *c, const Node *node, const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    SyntaxRange range = {node->lineno, node->col_offset, node->end_lineno, node->end_col_offset};
    if (!syntax_warning_add(c->warnings, c->scratch, range, "%s", text))
        codegen_no_memory(c);
}

void codegen_no_memory(Compiler *c) {
    if (!c->failed)
        syntax_error_no_memory(c->error);
    c->failed = true;
}

bool codegen_deep(Compiler *c) {
    if (c->failed)
        return true;
    if (!c_stack_low())
        return false;
    *c->error = (SyntaxErrorInfo){.kind = SYNTAX_RECURSION,
                                  .message = "maximum recursion depth exceeded during compilation"};
    c->failed = true;
    return true;
}

/* ---- small services */

void *codegen_buffer(Compiler *c, size_t size) {
    if (size > c->buffer_size) {
        size_t larger = size * 2;
        c->buffer = scratch_alloc(c->scratch, larger);
        c->buffer_size = c->buffer ? larger : 0;
        return c->buffer;
    }
    return memset(c->buffer, 0, size);
}

Str *codegen_mangle(Compiler *c, Str *name) {
    Str *mangled =
        scope_mangle(c->scratch, c->unit->inlined ? c->unit->inlined->scope : c->unit->scope, name);
    if (mangled == NULL)
        codegen_no_memory(c);
    return mangled ? mangled : name;
}

Str *codegen_intern(Compiler *c, const char *text) {
    Str *s = str_intern_utf8(text, strlen(text));
    if (s == NULL)
        error_clear();
    if (scratch_own(c->scratch, OBJ(s)))
        return s;
    codegen_no_memory(c);
    return str_empty;
}

const char *codegen_utf8(Compiler *c, Str *s) { return symtable_utf8(c->symtable, s); }

/* ---- entering a unit */

static uint32_t add_local(Compiler *c, Str *name) {
    if (!SCRATCH_PUSH(c->scratch, &c->unit->locals, name))
        codegen_no_memory(c);
    return c->unit->local_count++;
}

static void add_cell(Compiler *c, uint32_t slot) {
    if (!SCRATCH_PUSH(c->scratch, &c->unit->cells, slot))
        codegen_no_memory(c);
}

/* Locals in the order that Code promises: parameters, plain locals, cells. */
static void place_locals(Compiler *c, Scope *scope) {
    for (uint32_t i = 0; i < scope->param_count; i++) {
        Symbol *symbol = scope->symbols.items[i];
        symbol->slot = (int32_t)add_local(c, symbol->name);
        if (symbol->meaning == MEANING_CELL)
            add_cell(c, (uint32_t)symbol->slot);
    }
    for (int cells = 0; cells < 2; cells++) {
        for (uint32_t i = scope->param_count; i < scope->symbols.count; i++) {
            Symbol *symbol = scope->symbols.items[i];
            if (symbol->meaning != (cells ? MEANING_CELL : MEANING_LOCAL))
                continue;
            symbol->slot = (int32_t)add_local(c, symbol->name);
            if (cells)
                add_cell(c, (uint32_t)symbol->slot);
        }
    }
}

static int by_name(const void *a, const void *b) {
    return str_compare((*(Symbol *const *)a)->name, (*(Symbol *const *)b)->name);
}

static void place_frees(Compiler *c, Scope *scope) {
    Unit *u = c->unit;
    for (uint32_t i = 0; i < scope->symbols.count; i++) {
        Symbol *symbol = scope->symbols.items[i];
        bool is_free = symbol->meaning == MEANING_FREE || symbol->flags & SYM_FREE_CLASS;
        if (is_free && !SCRATCH_PUSH(c->scratch, &u->frees, symbol))
            codegen_no_memory(c);
    }
    if (u->frees.count > 1)
        qsort(u->frees.items, u->frees.count, sizeof(Symbol *), by_name);
    for (uint32_t i = 0; i < u->frees.count; i++)
        u->frees.items[i]->free = (int32_t)i;
}

/* Function: outer.<locals>.name; class: outer.name; what is declared global stands at the top. */
static Str *qualified_name(Compiler *c, Unit *outer, Str *name) {
    if (outer != NULL && outer->scope->kind == SCOPE_TYPE_PARAMS)
        outer = outer->outer;
    if (outer == NULL || outer->outer == NULL)
        return name;
    Symbol *symbol = scope_find(outer->scope, scope_mangle(c->scratch, outer->scope, name));
    if (symbol != NULL && symbol->meaning == MEANING_GLOBAL_EXPLICIT)
        return name;
    Str *qualname = str_format(scope_is_function(outer->scope) ? "%U.<locals>.%U" : "%U.%U",
                               outer->qualname, name);
    if (qualname == NULL)
        error_clear();
    if (scratch_own(c->scratch, OBJ(qualname)))
        return qualname;
    codegen_no_memory(c);
    return name;
}

static void set_flags(Compiler *c, Unit *unit, const Scope *scope) {
    if (c->flags & COMPILE_FUTURE_ANNOTATIONS)
        unit->flags |= CODE_FUTURE_ANNOTATIONS;
    if (scope->kind == SCOPE_MODULE && scope->is_coroutine && c->flags & COMPILE_TOP_LEVEL_AWAIT)
        unit->flags |= CODE_COROUTINE;
    if (!scope_is_function(scope))
        return;
    unit->flags |= CODE_OPTIMIZED | CODE_NEWLOCALS;
    if (scope->nested)
        unit->flags |= CODE_NESTED;
    if (scope->varargs)
        unit->flags |= CODE_VARARGS;
    if (scope->varkeywords)
        unit->flags |= CODE_VARKEYWORDS;
    if (scope->is_generator || scope->is_coroutine)
        unit->flags |= !scope->is_coroutine  ? CODE_GENERATOR
                       : scope->is_generator ? CODE_ASYNC_GENERATOR
                                             : CODE_COROUTINE;
    unit->argcount = scope->kind == SCOPE_GENERATOR ? 1 : 0;
}

static void emit_prologue(Compiler *c, Scope *scope) {
    Unit *u = c->unit;
    at_none(c);
    c->position.line = c->position.end_line = u->first_line;
    c->position.column = c->position.end_column = 0;
    if (u->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR))
        emit(c, OP_CODE_START_GENERATOR);
    for (uint32_t i = 0; i < u->cells.count; i++)
        emit_imm(c, OP_CODE_MAKE_CELL, u->cells.items[i]);
}

bool codegen_enter(Compiler *c, Unit *unit, Scope *scope, Str *name, int32_t first_line,
                   Str *qualname) {
    *unit = (Unit){
        .outer = c->unit,
        .scope = scope,
        .name = name,
        .first_instr = c->instrs.count,
        .first_label = c->labels.count,
        .first_region = c->regions.count,
        .first_constant = c->constants.count,
        .first_name = c->names.count,
        .class_cell = -1,
        .class_dict = -1,
        .first_line = first_line,
    };
    if (c->failed)
        return false;
    unit->qualname = qualname ? qualname : qualified_name(c, c->unit, name);
    c->unit = unit;
    set_flags(c, unit, scope);
    if (scope_is_function(scope))
        place_locals(c, scope);
    if (scope->kind == SCOPE_CLASS && scope->needs_class_cell) {
        unit->class_cell = (int32_t)add_local(c, NAME(__class__));
        add_cell(c, (uint32_t)unit->class_cell);
    }
    if (scope->kind == SCOPE_CLASS && scope->needs_class_dict) {
        unit->class_dict = (int32_t)add_local(c, NAME(__classdict__));
        add_cell(c, (uint32_t)unit->class_dict);
    }
    place_frees(c, scope);
    emit_prologue(c, scope);
    return true;
}

/* ---- leaving it */

Code *codegen_leave(Compiler *c) {
    Unit *u = c->unit;
    Code *code = NULL;
    if (!c->failed && !flow_optimize(c))
        codegen_no_memory(c);
    if (!c->failed) {
        code = assemble(c);
        if (!code) {
            c->failed = true;
        } else if (!scratch_own(c->scratch, OBJ(code))) {
            code = NULL;
            codegen_no_memory(c);
        }
    }
    c->instrs.count = u->first_instr;
    c->labels.count = u->first_label;
    c->regions.count = u->first_region;
    c->constants.count = u->first_constant;
    c->names.count = u->first_name;
    c->unit = u->outer;
    return code;
}

/* ---- the module */

static void module_body(Compiler *c, Scope *scope, const NodeSeq *given) {
    NodeSeq body = *given;
    if (scope->annotations)
        emit(c, OP_CODE_SETUP_ANNOTATIONS);
    Object *doc = c->mode == COMPILE_EXEC ? codegen_docstring(c, &body) : NULL;
    if (doc != NULL) {
        at(c, body.items[0]);
        push_constant(c, doc);
        store_name(c, NAME(__doc__), ON_STACK);
        body.items++, body.count--;
    }
    codegen_body(c, &body);
    emit_return(c, constant_register(c, KNone));
}

Code *codegen_module(Compiler *c, Node *tree) {
    Unit unit;
    Scope *scope = c->symtable->top;
    if (!codegen_enter(c, &unit, scope, codegen_intern(c, "<module>"), 1, NULL))
        return NULL;
    if (tree->kind == AST_Module) {
        module_body(c, scope, &AST(Module, tree)->body);
    } else if (tree->kind == AST_Interactive) {
        module_body(c, scope, &AST(Interactive, tree)->body);
    } else {
        codegen_expr(c, AST(Expression, tree)->body);
        emit(c, OP_CODE_RETURN_S);
    }
    return codegen_leave(c);
}
