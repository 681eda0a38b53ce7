/* The walk that collects names, shared by symtable_expr.c, symtable_function.c and symtable_stmt.c.
 *
 * Every function returns false when an error is recorded. The recursion is bounded by the C stack;
 * long chains of binary operators and of elif are walked in a loop.
 */
#ifndef COMPILER_SYMTABLE_VISIT_H
#define COMPILER_SYMTABLE_VISIT_H

#include "compiler/symtable.h"

#define WALK(node)                                                                                 \
    do {                                                                                           \
        if ((node) != NULL && !symtable_expression(t, &(node)))                                    \
            return false;                                                                          \
    } while (0)
#define WALK_ALL(seq)                                                                              \
    do {                                                                                           \
        if (!symtable_expressions(t, &(seq)))                                                      \
            return false;                                                                          \
    } while (0)

/* Visits *slot and folds it on the way back up. */
bool symtable_expression(Symtable *t, Node **slot);
bool symtable_expressions(Symtable *t, NodeSeq *seq); /* items may be NULL */
bool symtable_body(Symtable *t, NodeSeq *body);
bool symtable_function(Symtable *t, AstFunctionDef *node);
bool symtable_lambda(Symtable *t, AstLambda *node);
bool symtable_class(Symtable *t, AstClassDef *node);
bool symtable_type_alias(Symtable *t, AstTypeAlias *node);
/* Enters the scope of a generic definition's type parameters and visits them. args: a function's.
 */
bool symtable_type_params(Symtable *t, Node *definition, const NodeSeq *params, Str *name,
                          const Astarguments *args);
/* An annotation, unless they are not evaluated at all. */
bool symtable_annotation(Symtable *t, Node **slot);

/* Notes that something (SYM_xxx) is done with a name in the current scope. */
bool symtable_note(Symtable *t, Str *name, int flags);
/* False, and an error, where an annotation scope is current: yield, await, := are not for these. */
bool symtable_allows(Symtable *t, const Node *node, const char *expression);
/* An error when the name is __debug__ and ctx is no load. */
bool symtable_may_bind(Symtable *t, Str *name, const Node *node, uint8_t ctx);
void symtable_leave(Symtable *t);

#endif
