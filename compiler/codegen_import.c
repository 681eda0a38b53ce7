/* Imports. See codegen.h. */
#include "compiler/codegen.h"

#include "runtime/names.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

static ssize_t find_dot(Str *name, size_t from) {
    for (size_t i = from; i < name->length; i++)
        if (str_at(name, i) == '.')
            return (ssize_t)i;
    return -1;
}

static Str *part_of(Compiler *c, Str *name, size_t start, size_t end) {
    Str *part = str_slice(name, start, end);
    part = part ? str_intern_steal(part) : NULL;
    if (part == NULL)
        error_clear();
    if (scratch_own(c->scratch, OBJ(part)))
        return part;
    codegen_no_memory(c);
    return NAME(empty_); /* never used: the compilation has failed */
}

static void push_int(Compiler *c, int64_t value) {
    uint32_t i = constant_steal(c, int_from_i64(value));
    emit_imm(c, OP_CODE_LOAD_CONST, i);
}

/* `import a.b.c as x` binds the innermost module; without `as`, the outermost is bound. */
static void import_as(Compiler *c, Str *name, Str *as) {
    ssize_t dot = find_dot(name, 0);
    if (dot < 0) {
        store_name(c, as, ON_STACK);
        return;
    }
    for (;;) {
        size_t start = (size_t)dot + 1;
        dot = find_dot(name, start);
        Str *part = part_of(c, name, start, dot < 0 ? name->length : (size_t)dot);
        emit_imm(c, OP_CODE_IMPORT_FROM, name_index(c, part));
        if (dot < 0)
            break;
        emit_imm(c, OP_CODE_SWAP, 2);
        emit(c, OP_CODE_POP);
    }
    store_name(c, as, ON_STACK);
    emit(c, OP_CODE_POP);
}

void codegen_import(Compiler *c, AstImport *node) {
    for (int32_t i = 0; i < node->names.count && !c->failed; i++) {
        Astalias *alias = AST(alias, node->names.items[i]);
        at(c, &node->head);
        push_int(c, 0);
        push_constant(c, KNone);
        emit_imm(c, OP_CODE_IMPORT_NAME, name_index(c, alias->name));
        if (alias->asname) {
            import_as(c, alias->name, alias->asname);
            continue;
        }
        ssize_t dot = find_dot(alias->name, 0);
        store_name(c, dot < 0 ? alias->name : part_of(c, alias->name, 0, (size_t)dot), ON_STACK);
    }
}

void codegen_import_from(Compiler *c, AstImportFrom *node) {
    bool future =
        node->level == 0 && node->module != NULL && str_equal_ascii(node->module, "__future__");
    if (future && node->head.op == 0) { /* compile.c has marked those at the beginning */
        codegen_error(c, &node->head,
                      "from __future__ imports must occur at the beginning of the file");
        return;
    }
    Tuple *names = tuple_new((size_t)node->names.count);
    for (int32_t i = 0; names != NULL && i < node->names.count; i++)
        names->items[i] = incref(AST(alias, node->names.items[i])->name);
    if (names != NULL)
        tuple_finish(names);
    at(c, &node->head);
    push_int(c, node->level);
    if (!scratch_own(c->scratch, OBJ(names))) {
        codegen_no_memory(c);
        return;
    }
    push_constant(c, OBJ(names));
    emit_imm(c, OP_CODE_IMPORT_NAME, name_index(c, node->module ? node->module : str_empty));
    for (int32_t i = 0; i < node->names.count && !c->failed; i++) {
        Astalias *alias = AST(alias, node->names.items[i]);
        if (i == 0 && str_equal_ascii(alias->name, "*")) {
            emit(c, OP_CODE_IMPORT_STAR);
            return;
        }
        emit_imm(c, OP_CODE_IMPORT_FROM, name_index(c, alias->name));
        store_name(c, alias->asname ? alias->asname : alias->name, ON_STACK);
    }
    emit(c, OP_CODE_POP);
}
