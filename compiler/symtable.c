/* Scopes and symbols: making and finding them. See symtable.h. */
#include "compiler/symtable.h"

#include "runtime/names.h"

enum { HASH_FROM = 8, FIRST_SCOPES = 64 };

static uint32_t pointer_hash(const void *p) {
    uint64_t x = (uint64_t)(uintptr_t)p >> 4;
    return (uint32_t)((x * 0x9E3779B97F4A7C15u) >> 32);
}

bool symtable_no_memory(Symtable *table) { return syntax_error_no_memory(table->error); }

bool symtable_too_deep(Symtable *table) {
    if (table->error->kind == SYNTAX_OK)
        *table->error =
            (SyntaxErrorInfo){.kind = SYNTAX_RECURSION,
                              .message = "maximum recursion depth exceeded during compilation"};
    return false;
}

bool symtable_error(Symtable *table, const Node *node, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    SyntaxRange range = {node->lineno, node->col_offset, node->end_lineno, node->end_col_offset};
    syntax_error_vset(table->error, table->scratch, SYNTAX_ERROR, range, format, arguments);
    va_end(arguments);
    return false;
}

const char *symtable_utf8(Symtable *table, Str *name) {
    size_t length;
    const char *utf8 = str_utf8(name, &length);
    if (utf8 == NULL) {
        error_clear();
        return "?";
    }
    const char *copy = scratch_copy(table->scratch, utf8, length);
    str_utf8_free(name, utf8, length);
    return copy ? copy : "?";
}

/* ---- symbols */

static bool rebuild_table(Scratch *scratch, Scope *scope) {
    uint32_t size = scope->table ? (scope->mask + 1) * 2 : HASH_FROM * 4;
    Symbol **slots = scratch_array(scratch, size, sizeof(Symbol *));
    if (slots == NULL)
        return false;
    scope->table = slots;
    scope->mask = size - 1;
    for (uint32_t i = 0; i < scope->symbols.count; i++) {
        uint32_t at = pointer_hash(scope->symbols.items[i]->name) & scope->mask;
        while (slots[at] != NULL)
            at = (at + 1) & scope->mask;
        slots[at] = scope->symbols.items[i];
    }
    return true;
}

Symbol *scope_find(const Scope *scope, const Str *name) {
    if (scope->table == NULL) {
        for (uint32_t i = 0; i < scope->symbols.count; i++)
            if (scope->symbols.items[i]->name == name)
                return scope->symbols.items[i];
        return NULL;
    }
    for (uint32_t at = pointer_hash(name) & scope->mask; scope->table[at] != NULL;
         at = (at + 1) & scope->mask)
        if (scope->table[at]->name == name)
            return scope->table[at];
    return NULL;
}

Symbol *symtable_add(Symtable *table, Scope *scope, Str *name, int flags) {
    Symbol *symbol = scope_find(scope, name);
    if (symbol == NULL) {
        symbol = SCRATCH_NEW(table->scratch, Symbol);
        if (symbol == NULL || !SCRATCH_PUSH(table->scratch, &scope->symbols, symbol))
            return symtable_no_memory(table), NULL;
        symbol->name = name;
        symbol->slot = symbol->free = -1;
        bool full = scope->table ? scope->symbols.count * 2 > scope->mask
                                 : scope->symbols.count > HASH_FROM;
        if (full) {
            if (!rebuild_table(table->scratch, scope))
                return symtable_no_memory(table), NULL;
        } else if (scope->table) {
            uint32_t at = pointer_hash(name) & scope->mask;
            while (scope->table[at] != NULL)
                at = (at + 1) & scope->mask;
            scope->table[at] = symbol;
        }
    }
    symbol->flags |= (uint16_t)flags;
    return symbol;
}

Str *symtable_mangle(Scratch *scratch, Str *class_name, Str *name) {
    size_t n = name->length;
    if (class_name == NULL || n < 3 || str_at(name, 0) != '_' || str_at(name, 1) != '_')
        return name;
    if (str_at(name, n - 1) == '_' && str_at(name, n - 2) == '_')
        return name;
    size_t skip = 0;
    while (skip < class_name->length && str_at(class_name, skip) == '_')
        skip++;
    if (skip == class_name->length)
        return name;
    for (size_t i = 0; i < n; i++)
        if (str_at(name, i) == '.')
            return name;
    StrBuilder b = STR_BUILDER;
    builder_char(&b, '_');
    builder_slice(&b, class_name, skip, class_name->length);
    builder_str(&b, name);
    Str *mangled = builder_finish(&b);
    mangled = mangled ? str_intern_steal(mangled) : NULL;
    if (mangled == NULL)
        error_clear();
    return scratch_own(scratch, OBJ(mangled)) ? mangled : NULL;
}

static const NodeSeq *class_params(const Scope *scope) {
    return &AST(ClassDef, scope->node)->type_params;
}

Str *scope_mangle(Scratch *scratch, const Scope *scope, Str *name) {
    Str *mangled = symtable_mangle(scratch, scope->class_name, name);
    if (mangled == name || mangled == NULL || scope->mangles_only == NULL)
        return mangled;
    const NodeSeq *params = class_params(scope->mangles_only);
    for (int32_t i = 0; i < params->count; i++)
        if (AST_AS(TypeVar, params->items[i])->name == name)
            return mangled;
    return scope_mangle(scratch, scope->mangles_only->parent, name);
}

/* ---- scopes */

static bool grow_scopes(Symtable *table) {
    uint32_t size = table->scopes ? (table->scope_mask + 1) * 2 : FIRST_SCOPES,
             old = table->scopes ? table->scope_mask + 1 : 0;
    Scope **slots = scratch_array(table->scratch, size, sizeof(Scope *));
    if (slots == NULL)
        return symtable_no_memory(table);
    for (uint32_t i = 0; i < old; i++) {
        Scope *next;
        for (Scope *s = table->scopes[i]; s != NULL; s = next) {
            uint32_t at = pointer_hash(s->node) & (size - 1);
            next = s->next_same_hash;
            s->next_same_hash = slots[at];
            slots[at] = s;
        }
    }
    table->scopes = slots;
    table->scope_mask = size - 1;
    return true;
}

Scope *symtable_scope(const Symtable *table, const Node *node) {
    return symtable_scope_part(table, node, PART_ITSELF);
}

Scope *symtable_scope_part(const Symtable *table, const Node *node, ScopePart part) {
    Scope *s = table->scopes[pointer_hash(node) & table->scope_mask];
    while (s != NULL && (s->node != node || s->part != part))
        s = s->next_same_hash;
    return s;
}

Scope *symtable_enter(Symtable *table, Node *node, ScopeKind kind, Str *name) {
    return symtable_enter_part(table, node, PART_ITSELF, kind, name);
}

Scope *symtable_enter_part(Symtable *table, Node *node, ScopePart part, ScopeKind kind, Str *name) {
    if (table->scope_count >= (table->scopes ? table->scope_mask + 1 : 0) && !grow_scopes(table))
        return NULL;
    Scope *scope = SCRATCH_NEW(table->scratch, Scope), *parent = table->current;
    if (scope == NULL)
        return symtable_no_memory(table), NULL;
    scope->node = node;
    scope->part = (uint8_t)part;
    scope->kind = (uint8_t)kind;
    scope->name = name;
    scope->parent = parent;
    if (parent != NULL) {
        scope->nested = parent->nested || scope_is_function(parent);
        scope->in_iterable = parent->in_iterable;
        scope->class_name = parent->class_name;
        scope->mangles_only = parent->mangles_only;
        *(parent->last_child ? &parent->last_child->next : &parent->first_child) = scope;
        parent->last_child = scope;
    }
    uint32_t at = pointer_hash(node) & table->scope_mask;
    scope->next_same_hash = table->scopes[at];
    table->scopes[at] = scope;
    table->scope_count++;
    table->current = scope;
    return scope;
}

bool symtable_build(Symtable *table, Node *tree, Scratch *scratch, SyntaxErrorInfo *error,
                    bool optimize_asserts, bool future_annotations) {
    *table = (Symtable){.scratch = scratch,
                        .error = error,
                        .optimize_asserts = optimize_asserts,
                        .future_annotations = future_annotations};
    return symtable_visit_module(table, tree) && symtable_analyze(table);
}
