/* Expressions: what they do with names; constants are folded on the way back up. See
 * symtable_visit.h. */
#include "compiler/symtable_visit.h"

#include "compiler/fold.h"
#include "runtime/names.h"

bool symtable_expressions(Symtable *t, NodeSeq *seq) {
    for (int32_t i = 0; i < seq->count; i++)
        if (seq->items[i] != NULL && !symtable_expression(t, &seq->items[i]))
            return false;
    return true;
}

void symtable_leave(Symtable *t) { t->current = t->current->parent; }

/* Notes that something is done with a name in the current scope. */
bool symtable_note(Symtable *t, Str *name, int flags) {
    Scope *scope = t->current;
    name = scope_mangle(t->scratch, scope, name);
    if (name == NULL)
        return symtable_no_memory(t);
    if (scope->in_target && flags & SYM_LOCAL)
        flags = (flags & ~SYM_LOCAL) | SYM_ITERATION;
    return symtable_add(t, scope, name, flags) != NULL;
}

/* ---- names */

bool symtable_may_bind(Symtable *t, Str *name, const Node *node, uint8_t ctx) {
    if (name != NAME(__debug__) || ctx == CONTEXT_Load)
        return true;
    SyntaxRange range = {node->lineno, node->col_offset, node->end_lineno, node->end_col_offset};
    return syntax_error_set(&t->deferred, t->scratch, SYNTAX_ERROR, range,
                            ctx == CONTEXT_Store ? "cannot assign to __debug__"
                                                 : "cannot delete __debug__")
           || t->deferred.kind == SYNTAX_ERROR || symtable_no_memory(t);
}

static bool visit_name(Symtable *t, Node **slot) {
    AstName *node = AST(Name, *slot);
    if (node->head.ctx == CONTEXT_Load) {
        if (node->id == NAME(__debug__))
            return fold_replace_steal(t->scratch, slot, new_bool(!t->optimize_asserts))
                   || symtable_no_memory(t);
        if (!symtable_note(t, node->id, SYM_USED))
            return false;
        Scope *scope = t->current;
        bool in_function = scope_is_function(scope) || scope->kind == SCOPE_COMPREHENSION;
        return !in_function || !str_equal_ascii(node->id, "super")
               || symtable_note(t, NAME(__class__), SYM_USED);
    }
    if (!symtable_may_bind(t, node->id, *slot, node->head.ctx))
        return false;
    return symtable_note(t, node->id,
                         node->head.ctx == CONTEXT_Store ? SYM_LOCAL : SYM_LOCAL | SYM_UNBOUND);
}

/* `self.x = ...` in a method: x is a static attribute of the class. */
static bool note_static_attribute(Symtable *t, AstAttribute *node) {
    if (node->value->kind != AST_Name || AST(Name, node->value)->id != NAME(self))
        return true;
    Scope *scope = t->current;
    while (scope != NULL && scope->kind != SCOPE_CLASS)
        scope = scope->parent;
    if (scope == NULL)
        return true;
    for (uint32_t i = 0; i < scope->attributes.count; i++)
        if (scope->attributes.items[i] == node->attr)
            return true;
    return SCRATCH_PUSH(t->scratch, &scope->attributes, node->attr) || symtable_no_memory(t);
}

/* An error in an annotation scope. */
bool symtable_allows(Symtable *t, const Node *node, const char *expression) {
    return t->current->what == NULL
           || symtable_error(t, node, "%s cannot be used within %s", expression, t->current->what);
}

/* ---- walrus: the name belongs to the nearest block that is no comprehension */

static bool walrus_in_comprehension(Symtable *t, AstNamedExpr *node, Str *name) {
    const char *text = symtable_utf8(t, AST(Name, node->target)->id);
    Scope *scope = t->current;
    for (; scope->kind == SCOPE_COMPREHENSION || scope->kind == SCOPE_GENERATOR;
         scope = scope->parent) {
        Symbol *symbol = scope_find(scope, name);
        if (symbol != NULL && symbol->flags & SYM_ITERATION)
            return symtable_error(
                t, node->target,
                "assignment expression cannot rebind comprehension iteration variable '%s'", text);
    }
    if (scope->kind == SCOPE_CLASS)
        return symtable_error(
            t, node->target,
            "assignment expression within a comprehension cannot be used in a class body");
    if (scope->what != NULL)
        return symtable_error(
            t, node->target,
            scope->kind == SCOPE_TYPE_PARAMS
                ? "assignment expression within a comprehension cannot be used within %s"
                : "assignment expression within a comprehension cannot be used in %s",
            scope->part == PART_DEFAULT ? "a TypeVar bound" : scope->what);
    Symbol *owner = scope_find(scope, name);
    bool is_global = owner != NULL && owner->flags & SYM_GLOBAL;
    int flags = scope->kind == SCOPE_MODULE || is_global ? SYM_GLOBAL : SYM_NONLOCAL;
    for (Scope *s = t->current; s != scope; s = s->parent)
        if (symtable_add(t, s, name, flags | SYM_WALRUS) == NULL)
            return false;
    return symtable_add(t, scope, name, is_global ? SYM_WALRUS : SYM_LOCAL | SYM_WALRUS) != NULL;
}

static bool visit_named_expression(Symtable *t, AstNamedExpr *node) {
    Scope *scope = t->current;
    AstName *target = AST(Name, node->target);
    if (scope->in_iterable)
        return symtable_error(
            t, &node->head,
            "assignment expression cannot be used in a comprehension iterable expression");
    if (!symtable_allows(t, &node->head, "named expression")
        || !symtable_may_bind(t, target->id, node->target, CONTEXT_Store))
        return false;
    WALK(node->value);
    if (scope->kind == SCOPE_COMPREHENSION || scope->kind == SCOPE_GENERATOR) {
        Str *name = scope_mangle(t->scratch, scope, target->id);
        return name != NULL ? walrus_in_comprehension(t, node, name) : symtable_no_memory(t);
    }
    return symtable_note(t, target->id, SYM_LOCAL | SYM_WALRUS);
}

/* ---- comprehensions */

static const char *comprehension_name(const Node *node) {
    switch (node->kind) {
    case AST_ListComp:
        return "list comprehension";
    case AST_SetComp:
        return "set comprehension";
    case AST_DictComp:
        return "dict comprehension";
    default:
        return "generator expression";
    }
}

static bool visit_iterable(Symtable *t, Node **slot) {
    Scope *scope = t->current;
    bool before = scope->in_iterable;
    scope->in_iterable = true;
    bool good = symtable_expression(t, slot)
                && (fold_iterable(t->scratch, slot, true) || symtable_no_memory(t));
    scope->in_iterable = before;
    return good;
}

/* The variable of a name in a comprehension's target; the target itself if it is not found. */
static const Node *target_named(const Node *target, const Str *name) {
    const NodeSeq *parts = target->kind == AST_Tuple  ? &AST(Tuple, target)->elts
                           : target->kind == AST_List ? &AST(List, target)->elts
                                                      : NULL;
    for (int32_t i = 0; parts != NULL && i < parts->count && !c_stack_low(); i++) {
        const Node *found = target_named(parts->items[i], name);
        if (found->kind == AST_Name && AST(Name, found)->id == name)
            return found;
    }
    return target;
}

/* After a comprehension is visited: an iteration variable that a walrus before it made another
 * scope's. */
static bool check_rebinding(Symtable *t, Scope *scope, const Node *target) {
    for (uint32_t i = 0; i < scope->symbols.count; i++) {
        Symbol *symbol = scope->symbols.items[i];
        if (symbol->flags & SYM_ITERATION && symbol->flags & SYM_WALRUS)
            return symtable_error(
                t, target_named(target, symbol->name),
                "comprehension inner loop cannot rebind assignment expression target '%s'",
                symtable_utf8(t, symbol->name));
    }
    return true;
}

static bool visit_generators(Symtable *t, Scope *scope, NodeSeq *generators) {
    for (int32_t i = 0; i < generators->count; i++) {
        Astcomprehension *g = AST(comprehension, generators->items[i]);
        scope->is_coroutine |= g->is_async;
        if (i > 0 && !visit_iterable(t, &g->iter))
            return false;
        scope->in_target = true;
        WALK(g->target);
        scope->in_target = false;
        if (!check_rebinding(t, scope, g->target))
            return false;
        WALK_ALL(g->ifs);
    }
    return true;
}

static bool visit_comprehension(Symtable *t, Node *node, NodeSeq *generators, Node **element,
                                Node **value) {
    bool is_generator = node->kind == AST_GeneratorExp;
    if (!visit_iterable(t, &AST(comprehension, generators->items[0])->iter))
        return false;
    Scope *scope =
        symtable_enter(t, node, is_generator ? SCOPE_GENERATOR : SCOPE_COMPREHENSION, NULL);
    if (scope == NULL)
        return false;
    if (is_generator) {
        scope->is_generator = true;
        scope->param_count = 1;
        Str *name = str_intern_utf8(".0", 2);
        if (!scratch_own(t->scratch, OBJ(name)) || symtable_add(t, scope, name, SYM_PARAM) == NULL)
            return symtable_no_memory(t);
    }
    if (!visit_generators(t, scope, generators) || (value && !symtable_expression(t, value))
        || !symtable_expression(t, element))
        return false;
    symtable_leave(t);
    t->current->is_coroutine |= scope->is_coroutine && !is_generator;
    return true;
}

/* ---- expressions */

static bool visit_yield(Symtable *t, Node *node, Node **value) {
    Scope *scope = t->current;
    if (!symtable_allows(t, node, "yield expression"))
        return false;
    if (*value != NULL && !symtable_expression(t, value))
        return false;
    if (scope->kind == SCOPE_COMPREHENSION || scope->kind == SCOPE_GENERATOR)
        return symtable_error(t, node, "'yield' inside %s", comprehension_name(scope->node));
    scope->is_generator = true;
    return true;
}

/* The left spine of `a + b + c ...`, from its far end up. */
static bool visit_binary(Symtable *t, Node **slot) {
    uint32_t depth = 0;
    for (Node *n = *slot; n->kind == AST_BinOp; n = AST(BinOp, n)->left)
        depth++;
    Node ***spine = scratch_array(t->scratch, depth, sizeof(Node **));
    if (spine == NULL)
        return symtable_no_memory(t);
    for (uint32_t i = 0; i < depth; i++) {
        spine[i] = slot;
        slot = &AST(BinOp, *slot)->left;
    }
    if (!symtable_expression(t, slot))
        return false;
    for (uint32_t i = depth; i-- > 0;) {
        WALK(AST(BinOp, *spine[i])->right);
        if (!fold_expression(t->scratch, spine[i]))
            return symtable_no_memory(t);
    }
    return true;
}

static bool visit_children(Symtable *t, Node *node) {
    switch (node->kind) {
    case AST_BoolOp:
        WALK_ALL(AST(BoolOp, node)->values);
        return true;
    case AST_UnaryOp:
        WALK(AST(UnaryOp, node)->operand);
        return true;
    case AST_IfExp: {
        AstIfExp *e = AST(IfExp, node);
        WALK(e->test);
        WALK(e->body);
        WALK(e->orelse);
        return true;
    }
    case AST_Dict: {
        AstDict *e = AST(Dict, node);
        for (int32_t i = 0; i < e->values.count; i++) {
            WALK(e->keys.items[i]);
            WALK(e->values.items[i]);
        }
        return true;
    }
    case AST_Set:
        WALK_ALL(AST(Set, node)->elts);
        return true;
    case AST_List:
        WALK_ALL(AST(List, node)->elts);
        return true;
    case AST_Tuple:
        WALK_ALL(AST(Tuple, node)->elts);
        return true;
    case AST_Compare: {
        AstCompare *e = AST(Compare, node);
        WALK(e->left);
        WALK_ALL(e->comparators);
        return true;
    }
    case AST_Call: {
        AstCall *e = AST(Call, node);
        WALK(e->func);
        WALK_ALL(e->args);
        WALK_ALL(e->keywords);
        return true;
    }
    case AST_keyword:
        if (AST(keyword, node)->arg
            && !symtable_may_bind(t, AST(keyword, node)->arg, node, CONTEXT_Store))
            return false;
        WALK(AST(keyword, node)->value);
        return true;
    case AST_FormattedValue: {
        AstFormattedValue *e = AST(FormattedValue, node);
        WALK(e->value);
        WALK(e->format_spec);
        return true;
    }
    case AST_JoinedStr:
        WALK_ALL(AST(JoinedStr, node)->values);
        return true;
    case AST_Attribute: {
        AstAttribute *e = AST(Attribute, node);
        if (node->ctx == CONTEXT_Store && !symtable_may_bind(t, e->attr, node, node->ctx))
            return false;
        WALK(e->value);
        return node->ctx != CONTEXT_Store || note_static_attribute(t, e);
    }
    case AST_Subscript: {
        AstSubscript *e = AST(Subscript, node);
        bool in_target = t->current->in_target;
        t->current->in_target = false;
        WALK(e->value);
        WALK(e->slice);
        t->current->in_target = in_target;
        return true;
    }
    case AST_Starred:
        WALK(AST(Starred, node)->value);
        return true;
    case AST_Slice: {
        AstSlice *e = AST(Slice, node);
        WALK(e->lower);
        WALK(e->upper);
        WALK(e->step);
        return true;
    }
    default:
        return true;
    }
}

bool symtable_expression(Symtable *t, Node **slot) {
    Node *node = *slot;
    if (c_stack_low())
        return symtable_too_deep(t);
    switch (node->kind) {
    case AST_Constant:
        return true;
    case AST_Name:
        return visit_name(t, slot);
    case AST_BinOp:
        return visit_binary(t, slot);
    case AST_NamedExpr:
        return visit_named_expression(t, AST(NamedExpr, node));
    case AST_Lambda:
        return symtable_lambda(t, AST(Lambda, node));
    case AST_ListComp:
        return visit_comprehension(t, node, &AST(ListComp, node)->generators,
                                   &AST(ListComp, node)->elt, NULL);
    case AST_SetComp:
        return visit_comprehension(t, node, &AST(SetComp, node)->generators,
                                   &AST(SetComp, node)->elt, NULL);
    case AST_GeneratorExp:
        return visit_comprehension(t, node, &AST(GeneratorExp, node)->generators,
                                   &AST(GeneratorExp, node)->elt, NULL);
    case AST_DictComp:
        return visit_comprehension(t, node, &AST(DictComp, node)->generators,
                                   &AST(DictComp, node)->key, &AST(DictComp, node)->value);
    case AST_Yield:
        return visit_yield(t, node, &AST(Yield, node)->value);
    case AST_YieldFrom:
        return visit_yield(t, node, &AST(YieldFrom, node)->value);
    case AST_Await:
        if (!symtable_allows(t, node, "await expression"))
            return false;
        WALK(AST(Await, node)->value);
        t->current->is_coroutine = true;
        return true;
    default:
        return visit_children(t, node)
               && (fold_expression(t->scratch, slot) || symtable_no_memory(t));
    }
}
