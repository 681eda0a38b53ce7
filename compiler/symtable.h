/* The symbol table: for every block of the program, what each of its names means.
 *
 * A scope is a module, class body, function, lambda, generator expression or (list, set, dict)
 * comprehension. symtable_build walks the tree once: it collects for each scope what is done with
 * each name, and folds constant expressions on its way back up (fold.h). Then symtable_analyze
 * decides the meanings from the outside in.
 *
 * Comprehensions are scopes of their own here, but no functions: the code generator inlines them
 * (PEP 709), so a name that they do not bind is looked up as if it stood in the enclosing block,
 * and no closure is needed to get there.
 *
 * Annotation scopes (PEP 695) are functions too: one holds the type parameters, one each delays a
 * bound, a default or an alias's value. Directly inside a class they see its names, which they find
 * through the free variable __classdict__ when they run.
 *
 * Instead of passing sets of names up and down, a name that its scope does not bind is looked for
 * in the enclosing ones, innermost first; the binder's symbol becomes a cell, and every function or
 * class between gets the name as a free variable.
 *
 * Ownership: all in scratch; names are borrowed from the tree, or owned by scratch.
 */
#ifndef COMPILER_SYMTABLE_H
#define COMPILER_SYMTABLE_H

#include "compiler/ast.h"
#include "compiler/scratch.h"
#include "compiler/syntax_error.h"

typedef enum ScopeKind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION,
    SCOPE_LAMBDA,
    SCOPE_TYPE_PARAMS,   /* around a generic function, class or type alias */
    SCOPE_TYPE_VALUE,    /* a bound, constraints, a default, the value of a type alias */
    SCOPE_GENERATOR,     /* generator expression */
    SCOPE_COMPREHENSION, /* list, set or dict comprehension: inlined */
} ScopeKind;

/* What is done with a name in a scope. */
enum {
    SYM_USED = 1,
    SYM_LOCAL = 2, /* assigned, imported, defined ... */
    SYM_PARAM = 4,
    SYM_GLOBAL = 8,     /* `global x` */
    SYM_NONLOCAL = 16,  /* `nonlocal x` */
    SYM_ANNOTATED = 32, /* `x: int` */
    SYM_ITERATION = 64, /* a comprehension's own variable */
    SYM_WALRUS =
        128, /* assigned inside an expression: its value may change while one is evaluated */
    SYM_UNBOUND = 256,    /* `del x`, `except E as x`: may lose its value again */
    SYM_FREE_CLASS = 512, /* class body: bound there, yet passed through to a function inside */
    SYM_IMPORTED = 1024,
    SYM_TYPE_PARAM = 2048,
    SYM_BOUND = SYM_LOCAL | SYM_PARAM | SYM_ITERATION,
};

typedef enum SymbolMeaning {
    MEANING_UNKNOWN,
    MEANING_LOCAL,
    MEANING_CELL,            /* a local that an inner function shares */
    MEANING_FREE,            /* an enclosing function's cell */
    MEANING_GLOBAL_EXPLICIT, /* by a global statement */
    MEANING_GLOBAL,          /* bound nowhere: global or builtin */
    MEANING_OUTER,           /* comprehension: what it means in the enclosing block */
} SymbolMeaning;

typedef struct Symbol {
    Str *name; /* mangled */
    uint16_t flags;
    uint8_t meaning; /* SymbolMeaning */
    bool checked;    /* code generator: reads need a check that it is bound */
    int32_t slot;    /* code generator: index of the local, or of the free variable; -1: none */
    int32_t free;    /* code generator: index among the free variables; -1 */
    int32_t lineno, col, end_col; /* where it was declared global or nonlocal */
} Symbol;

typedef struct Scope {
    struct Scope *parent, *next_same_hash;
    struct Scope *first_child, *last_child, *next; /* in order of the text */
    Node *node;
    uint8_t part;               /* ScopePart: which of the scopes that the node opens */
    const char *what;           /* annotation scopes: what messages call it */
    struct Scope *seen_class;   /* annotation scopes: the class whose names they see; NULL */
    struct Scope *mangles_only; /* inside the type parameter scope of a class: that scope; only its
                                   parameters are mangled with class_name */
    Str *name;                  /* "<module>", "<lambda>" ...: borrowed */
    Str *class_name;            /* innermost enclosing class, for mangling; NULL */
    uint8_t kind;               /* ScopeKind */
    bool is_generator;          /* contains yield, or is a generator expression */
    bool is_coroutine;          /* async def, or something in it is awaited */
    bool returns_value;
    bool needs_class_cell; /* class: a method uses __class__ or super() */
    bool needs_class_dict; /* class: an annotation scope looks names up in it */
    bool has_free;         /* function or class: some name is free */
    bool nested;           /* inside a function */
    bool annotations;      /* has annotated names: module and class bodies set up __annotations__ */
    bool varargs, varkeywords;
    bool in_iterable; /* inside the iterable of a comprehension, which a scope in it inherits */
    bool in_target; /* now visiting a comprehension's targets: what is stored is its own variable */
    uint32_t param_count;
    SCRATCH_SEQ(Symbol *) symbols; /* in order of appearance; parameters first */
    Symbol **table;                /* hash table over them, when they are many */
    uint32_t mask;
    SCRATCH_SEQ(Str *)
    attributes; /* class: X of self.X = ... in methods, for __static_attributes__ */
} Scope;

typedef enum ScopePart {
    PART_ITSELF,
    PART_TYPE_PARAMS, /* of a function, class or alias */
    PART_BOUND,       /* of a type parameter: bound or constraints */
    PART_DEFAULT,
} ScopePart;

typedef struct Symtable {
    Scratch *scratch;
    SyntaxErrorInfo *error;
    Scope *top;
    Scope *current;
    Scope **scopes; /* hash table: node -> Scope */
    uint32_t scope_count, scope_mask;
    bool optimize_asserts; /* the value of __debug__ */
    bool future_annotations;
    SyntaxErrorInfo deferred; /* the first binding of __debug__: reported by the next phase */
    const char *annotation;   /* set while inside one: what may not stand there */
} Symtable;

/* Builds and analyzes. False with `error` filled in. */
bool symtable_build(Symtable *table, Node *tree, Scratch *scratch, SyntaxErrorInfo *error,
                    bool optimize_asserts, bool future_annotations);

/* The scope that a node opens; with a part, one of those that it opens beside its own. */
Scope *symtable_scope(const Symtable *table, const Node *node);
Scope *symtable_scope_part(const Symtable *table, const Node *node, ScopePart part);

/* The symbol of a (mangled) name in a scope; NULL. */
Symbol *scope_find(const Scope *scope, const Str *name);

/* `name` as class `class_name` sees it: `__x` becomes `_Class__x`. Borrowed; NULL when out of
 * memory. */
Str *symtable_mangle(Scratch *scratch, Str *class_name, Str *name);
/* `name` as the code of a scope means it. */
Str *scope_mangle(Scratch *scratch, const Scope *scope, Str *name);

static inline bool scope_is_function(const Scope *scope) {
    return scope->kind >= SCOPE_FUNCTION && scope->kind <= SCOPE_GENERATOR;
}

/* ---- shared by symtable.c, symtable_analyze.c and the walk ---- */

/* The symbol, made if need be; NULL when out of memory (recorded). */
Symbol *symtable_add(Symtable *table, Scope *scope, Str *name, int flags);
Scope *symtable_enter(Symtable *table, Node *node, ScopeKind kind, Str *name);
Scope *symtable_enter_part(Symtable *table, Node *node, ScopePart part, ScopeKind kind, Str *name);
bool symtable_visit_module(Symtable *table, Node *tree);
bool symtable_analyze(Symtable *table);
bool symtable_error(Symtable *table, const Node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool symtable_no_memory(Symtable *table);
bool symtable_too_deep(Symtable *table);
const char *symtable_utf8(Symtable *table, Str *name); /* in scratch, for messages */

/* Prints the tree of scopes. */
void dump_symbols(const Symtable *table, FILE *out);

#endif
