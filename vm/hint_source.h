/* The piece of source that raised an exception, as a tree. */
#ifndef KRAIT_HINT_SOURCE_H
#define KRAIT_HINT_SOURCE_H

#include "compiler/ast.h"
#include "compiler/parser.h"
#include "vm/frame.h"

typedef struct HintSite {
    FrameObject *frame; /* borrowed: the traceback keeps it */
    Position at;        /* of the instruction */
    Scratch scratch;
    Source source;
    Node *tree;
    const Node *scopes[32]; /* the functions, lambdas and classes around it, the outermost first */
    size_t depth;
} HintSite;

/* Where `exception` was raised, with the tree of its whole source. False when that cannot be had;
 * to be closed in either case. */
bool hint_site_open(HintSite *site, Object *exception);
void hint_site_close(HintSite *site);

/* The node of a kind that ends (and, unless `end_only`, begins) where the instruction does; NULL.
 */
const Node *hint_find(const HintSite *site, AstKind kind, bool end_only);
/* The expression with exactly the instruction's range; NULL. */
const Node *hint_find_expression(const HintSite *site);
/* The function whose frame it is, NULL for the module's; *known: false when it is something else.
 */
const Node *hint_function(const HintSite *site, bool *known);

/* What binds a name in a function (NULL: the module), functions inside it left out. */
typedef struct Bindings {
    Str *name;
    int count;         /* a `global` or `nonlocal` counts as many */
    const Node *first; /* NULL: nothing does */
    const Node *value; /* what the first one assigns, where it is a plain assignment */
    bool is_parameter;
    int inside; /* comprehensions around the walk, whose variables are their own */
} Bindings;
Bindings hint_bindings(const HintSite *site, const Node *function, Str *name);

/* The text of an expression, shortened to "f(...)" if it is a long call: new; NULL without an
 * exception where it cannot be shown in a line. */
Str *hint_text(const HintSite *site, const Node *node);

#endif
