/* What each name means, from the outside in. See symtable.h. */
#include "compiler/symtable.h"

#include "runtime/names.h"

/* An error at the statement that declared the name. */
static bool declared_error(Symtable *table, const Symbol *symbol, const char *format) {
    Node place = {.lineno = symbol->lineno,
                  .col_offset = symbol->col,
                  .end_lineno = symbol->lineno,
                  .end_col_offset = symbol->end_col};
    return symtable_error(table, &place, format, symtable_utf8(table, symbol->name));
}

/* Marks `name` as free in every function and class from `scope` up to, not including, `binder`. */
static bool pass_through(Symtable *table, Scope *scope, const Scope *binder, Str *name) {
    for (; scope != binder; scope = scope->parent) {
        if (scope->kind == SCOPE_COMPREHENSION)
            continue;
        Symbol *symbol = symtable_add(table, scope, name, 0);
        if (symbol == NULL)
            return false;
        scope->has_free = true;
        if (scope->kind == SCOPE_CLASS && symbol->flags & (SYM_BOUND | SYM_GLOBAL))
            symbol->flags |= SYM_FREE_CLASS;
        else
            symbol->meaning = MEANING_FREE;
    }
    return true;
}

/* Finds who binds a name that `scope` does not. Fills in the symbol's meaning; false on error. */
static bool resolve_outer(Symtable *table, Scope *scope, Symbol *symbol) {
    Str *name = symbol->name;
    Scope *from = scope;
    bool crossed = false; /* a function or class boundary between here and there */
    for (Scope *p = scope; p->parent != NULL;) {
        crossed |= p->kind != SCOPE_COMPREHENSION;
        p = p->parent;
        if (p->kind == SCOPE_MODULE)
            break;
        if (p->kind == SCOPE_CLASS) {
            if (crossed && (name == NAME(__class__) || name == NAME(__classdict__))) {
                if (name == NAME(__class__))
                    p->needs_class_cell = true;
                else
                    p->needs_class_dict = true;
                symbol->meaning = scope->kind == SCOPE_COMPREHENSION ? MEANING_OUTER : MEANING_FREE;
                return pass_through(table, from, p, name);
            }
            continue;
        }
        Symbol *outer = scope_find(p, name);
        if (outer == NULL || outer->flags & SYM_NONLOCAL)
            continue;
        if (outer->flags & SYM_GLOBAL)
            break;
        if (outer->flags & SYM_BOUND) {
            if (symbol->flags & SYM_NONLOCAL && outer->flags & SYM_TYPE_PARAM)
                return declared_error(table, symbol,
                                      "nonlocal binding not allowed for type parameter '%s'");
            if (crossed)
                outer->meaning = MEANING_CELL;
            if (scope->kind == SCOPE_COMPREHENSION)
                symbol->meaning = MEANING_OUTER;
            else
                symbol->meaning = MEANING_FREE;
            return !crossed || pass_through(table, from, p, name);
        }
    }
    symbol->meaning = scope->kind == SCOPE_COMPREHENSION ? MEANING_OUTER : MEANING_GLOBAL;
    return true;
}

/* A name that the class around an annotation scope binds: it is looked for there when the code
 * runs, and then among the globals. */
static bool resolve_in_class(const Scope *scope, Symbol *symbol) {
    const Scope *class_ = scope->seen_class;
    const Symbol *own = class_ ? scope_find(class_, symbol->name) : NULL;
    if (own == NULL || own->flags & SYM_NONLOCAL || !(own->flags & (SYM_BOUND | SYM_GLOBAL)))
        return false;
    symbol->meaning = own->flags & SYM_GLOBAL ? MEANING_GLOBAL_EXPLICIT : MEANING_GLOBAL;
    return true;
}

static bool resolve(Symtable *table, Scope *scope, Symbol *symbol) {
    if (symbol->flags & SYM_GLOBAL) {
        if (symbol->flags & SYM_NONLOCAL)
            return declared_error(table, symbol, "name '%s' is nonlocal and global");
        symbol->meaning = MEANING_GLOBAL_EXPLICIT;
        return true;
    }
    if (symbol->flags & SYM_NONLOCAL) {
        if (!resolve_outer(table, scope, symbol))
            return false;
        if (symbol->meaning != MEANING_FREE && scope->kind != SCOPE_COMPREHENSION)
            return declared_error(table, symbol, "no binding for nonlocal '%s' found");
        return true;
    }
    if (symbol->flags & SYM_BOUND) {
        if (symbol->meaning == MEANING_UNKNOWN)
            symbol->meaning = MEANING_LOCAL;
        return true;
    }
    if (symbol->flags & SYM_USED && symbol->meaning != MEANING_FREE) {
        if (scope->kind == SCOPE_MODULE) {
            symbol->meaning = MEANING_GLOBAL;
            return true;
        }
        return resolve_in_class(scope, symbol) || resolve_outer(table, scope, symbol);
    }
    return true;
}

bool symtable_analyze(Symtable *table) {
    Scope *scope = table->top;
    while (scope != NULL) {
        for (uint32_t i = 0; i < scope->symbols.count; i++)
            if (!resolve(table, scope, scope->symbols.items[i]))
                return false;
        if (scope->first_child != NULL) {
            scope = scope->first_child;
            continue;
        }
        while (scope != NULL && scope->next == NULL)
            scope = scope->parent;
        if (scope != NULL)
            scope = scope->next;
    }
    return table->error->kind == SYNTAX_OK;
}
