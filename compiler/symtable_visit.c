/* The walk that collects names, and folds constants on its way back up. See symtable.h.
 *
 * Every visit function returns false when an error is recorded. The recursion is bounded by the C
 * stack; long chains of binary operators and of elif are walked in a loop.
 */
#include "compiler/fold.h"
#include "compiler/symtable.h"

#include "runtime/names.h"

#define WALK(node)                                                                                 \
    do {                                                                                           \
        if ((node) != NULL && !visit_expression(t, &(node)))                                       \
            return false;                                                                          \
    } while (0)
#define WALK_ALL(seq)                                                                              \
    do {                                                                                           \
        if (!visit_expressions(t, &(seq)))                                                         \
            return false;                                                                          \
    } while (0)

static bool visit_expression(Symtable *t, Node **slot);
static bool visit_body(Symtable *t, NodeSeq *body);
static bool visit_pattern(Symtable *t, Node *node);

static bool visit_expressions(Symtable *t, NodeSeq *seq) {
    for (int32_t i = 0; i < seq->count; i++)
        if (seq->items[i] != NULL && !visit_expression(t, &seq->items[i]))
            return false;
    return true;
}

static void leave(Symtable *t) { t->current = t->current->parent; }

/* Notes that something is done with a name in the current scope. */
static bool note_name(Symtable *t, Str *name, int flags) {
    Scope *scope = t->current;
    name = symtable_mangle(t->scratch, scope->class_name, name);
    if (name == NULL)
        return symtable_no_memory(t);
    if (scope->in_target && flags & SYM_LOCAL)
        flags = (flags & ~SYM_LOCAL) | SYM_ITERATION;
    return symtable_add(t, scope, name, flags) != NULL;
}

/* ---- names */

static bool forbidden(Symtable *t, Str *name, const Node *node, uint8_t ctx) {
    if (name != NAME(__debug__) || ctx == CONTEXT_Load)
        return true;
    return symtable_error(
        t, node, ctx == CONTEXT_Store ? "cannot assign to __debug__" : "cannot delete __debug__");
}

static bool visit_name(Symtable *t, Node **slot) {
    AstName *node = AST(Name, *slot);
    if (node->head.ctx == CONTEXT_Load) {
        if (node->id == NAME(__debug__))
            return fold_replace_steal(t->scratch, slot, new_bool(!t->optimize_asserts))
                   || symtable_no_memory(t);
        if (!note_name(t, node->id, SYM_USED))
            return false;
        Scope *scope = t->current;
        bool in_function = scope_is_function(scope) || scope->kind == SCOPE_COMPREHENSION;
        return !in_function || !str_equal_ascii(node->id, "super")
               || note_name(t, NAME(__class__), SYM_USED);
    }
    if (!forbidden(t, node->id, *slot, node->head.ctx))
        return false;
    return note_name(t, node->id,
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

/* ---- walrus: the name belongs to the nearest block that is no comprehension */

static bool walrus_in_comprehension(Symtable *t, AstNamedExpr *node, Str *name) {
    const char *text = symtable_utf8(t, name);
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
    if (!forbidden(t, target->id, node->target, CONTEXT_Store))
        return false;
    WALK(node->value);
    if (scope->kind == SCOPE_COMPREHENSION || scope->kind == SCOPE_GENERATOR) {
        Str *name = symtable_mangle(t->scratch, scope->class_name, target->id);
        return name != NULL ? walrus_in_comprehension(t, node, name) : symtable_no_memory(t);
    }
    return note_name(t, target->id, SYM_LOCAL | SYM_WALRUS);
}

/* ---- functions */

static bool add_parameter(Symtable *t, Node *node) {
    Scope *scope = t->current;
    Str *given = AST(arg, node)->arg;
    if (!forbidden(t, given, node, CONTEXT_Store))
        return false;
    Str *name = symtable_mangle(t->scratch, scope->class_name, given);
    if (name == NULL)
        return symtable_no_memory(t);
    Symbol *symbol = scope_find(scope, name);
    if (symbol != NULL && symbol->flags & SYM_PARAM)
        return symtable_error(t, node, "duplicate argument '%s' in function definition",
                              symtable_utf8(t, name));
    scope->param_count++;
    return symtable_add(t, scope, name, SYM_PARAM) != NULL;
}

static bool visit_annotation(Symtable *t, Node **slot) {
    return *slot == NULL || t->future_annotations || visit_expression(t, slot);
}

static bool annotate_all(Symtable *t, NodeSeq *args) {
    for (int32_t i = 0; i < args->count; i++)
        if (!visit_annotation(t, &AST(arg, args->items[i])->annotation))
            return false;
    return true;
}

static bool visit_annotations(Symtable *t, Astarguments *args, Node **returns) {
    if (!annotate_all(t, &args->posonlyargs) || !annotate_all(t, &args->args)
        || (args->vararg && !visit_annotation(t, &AST(arg, args->vararg)->annotation))
        || (args->kwarg && !visit_annotation(t, &AST(arg, args->kwarg)->annotation))
        || !annotate_all(t, &args->kwonlyargs))
        return false;
    return visit_annotation(t, returns);
}

static bool add_all(Symtable *t, NodeSeq *args) {
    for (int32_t i = 0; i < args->count; i++)
        if (!add_parameter(t, args->items[i]))
            return false;
    return true;
}

/* Parameters in the order of the locals. */
static bool add_parameters(Symtable *t, Astarguments *args) {
    t->current->varargs = args->vararg != NULL;
    t->current->varkeywords = args->kwarg != NULL;
    return add_all(t, &args->posonlyargs) && add_all(t, &args->args)
           && add_all(t, &args->kwonlyargs) && (!args->vararg || add_parameter(t, args->vararg))
           && (!args->kwarg || add_parameter(t, args->kwarg));
}

static bool refuse(Symtable *t, const Node *node, const char *what) {
    return symtable_error(t, node, "%s are not yet part of krait", what);
}

static bool visit_function(Symtable *t, AstFunctionDef *node) {
    Astarguments *args = AST(arguments, node->args);
    if (node->head.kind == AST_AsyncFunctionDef)
        return refuse(t, &node->head, "async functions");
    if (node->type_params.count > 0)
        return refuse(t, node->type_params.items[0], "type parameters");
    if (!forbidden(t, node->name, &node->head, CONTEXT_Store)
        || !note_name(t, node->name, SYM_LOCAL))
        return false;
    WALK_ALL(node->decorator_list);
    WALK_ALL(args->defaults);
    WALK_ALL(args->kw_defaults);
    if (!visit_annotations(t, args, &node->returns))
        return false;
    if (symtable_enter(t, &node->head, SCOPE_FUNCTION, node->name) == NULL
        || !add_parameters(t, args) || !visit_body(t, &node->body))
        return false;
    leave(t);
    return true;
}

static bool visit_lambda(Symtable *t, AstLambda *node) {
    Astarguments *args = AST(arguments, node->args);
    WALK_ALL(args->defaults);
    WALK_ALL(args->kw_defaults);
    if (symtable_enter(t, &node->head, SCOPE_LAMBDA, NULL) == NULL || !add_parameters(t, args))
        return false;
    WALK(node->body);
    leave(t);
    return true;
}

static bool visit_class(Symtable *t, AstClassDef *node) {
    if (node->type_params.count > 0)
        return refuse(t, node->type_params.items[0], "type parameters");
    if (!forbidden(t, node->name, &node->head, CONTEXT_Store)
        || !note_name(t, node->name, SYM_LOCAL))
        return false;
    WALK_ALL(node->decorator_list);
    WALK_ALL(node->bases);
    WALK_ALL(node->keywords);
    Scope *scope = symtable_enter(t, &node->head, SCOPE_CLASS, node->name);
    if (scope == NULL)
        return false;
    scope->class_name = node->name;
    if (!visit_body(t, &node->body))
        return false;
    leave(t);
    return true;
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
    bool good = visit_expression(t, slot)
                && (fold_iterable(t->scratch, slot, true) || symtable_no_memory(t));
    scope->in_iterable = before;
    return good;
}

/* After a comprehension is visited: an iteration variable that a walrus before it made another
 * scope's. */
static bool check_rebinding(Symtable *t, Scope *scope, const Node *node) {
    for (uint32_t i = 0; i < scope->symbols.count; i++) {
        Symbol *symbol = scope->symbols.items[i];
        if (symbol->flags & SYM_ITERATION && symbol->flags & SYM_WALRUS)
            return symtable_error(
                t, node, "comprehension inner loop cannot rebind assignment expression target '%s'",
                symtable_utf8(t, symbol->name));
    }
    return true;
}

static bool visit_generators(Symtable *t, Scope *scope, NodeSeq *generators) {
    for (int32_t i = 0; i < generators->count; i++) {
        Astcomprehension *g = AST(comprehension, generators->items[i]);
        if (g->is_async)
            return symtable_error(t, scope->node,
                                  "asynchronous comprehension outside of an asynchronous function");
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
    if (!visit_generators(t, scope, generators) || !visit_expression(t, element)
        || (value && !visit_expression(t, value)))
        return false;
    leave(t);
    return true;
}

/* ---- expressions */

static bool visit_yield(Symtable *t, Node *node, Node **value) {
    Scope *scope = t->current;
    if (*value != NULL && !visit_expression(t, value))
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
    if (!visit_expression(t, slot))
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
        if (AST(keyword, node)->arg && !forbidden(t, AST(keyword, node)->arg, node, CONTEXT_Store))
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
        if (node->ctx == CONTEXT_Store && !forbidden(t, e->attr, node, node->ctx))
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

static bool visit_expression(Symtable *t, Node **slot) {
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
        return visit_lambda(t, AST(Lambda, node));
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
        return symtable_error(t, node,
                              scope_is_function(t->current) ? "'await' outside async function"
                                                            : "'await' outside function");
    default:
        return visit_children(t, node)
               && (fold_expression(t->scratch, slot) || symtable_no_memory(t));
    }
}

/* ---- statements */

static bool visit_global(Symtable *t, Node *node, StrSeq *names, int flag) {
    Scope *scope = t->current;
    const char *word = flag == SYM_GLOBAL ? "global" : "nonlocal";
    if (flag == SYM_NONLOCAL && scope->kind == SCOPE_MODULE)
        return symtable_error(t, node, "nonlocal declaration not allowed at module level");
    for (int32_t i = 0; i < names->count; i++) {
        Str *name = symtable_mangle(t->scratch, scope->class_name, names->items[i]);
        if (name == NULL)
            return symtable_no_memory(t);
        Symbol *symbol = scope_find(scope, name);
        int flags = symbol ? symbol->flags : 0;
        const char *text = flags & (SYM_PARAM | SYM_USED | SYM_ANNOTATED | SYM_LOCAL)
                               ? symtable_utf8(t, name)
                               : "";
        if (flags & SYM_PARAM)
            return symtable_error(t, node, "name '%s' is parameter and %s", text, word);
        if (flags & SYM_USED)
            return symtable_error(t, node, "name '%s' is used prior to %s declaration", text, word);
        if (flags & SYM_ANNOTATED)
            return symtable_error(t, node, "annotated name '%s' can't be %s", text, word);
        if (flags & SYM_LOCAL)
            return symtable_error(t, node, "name '%s' is assigned to before %s declaration", text,
                                  word);
        symbol = symtable_add(t, scope, name, flag);
        if (symbol == NULL)
            return false;
        if (symbol->lineno == 0) {
            symbol->lineno = node->lineno;
            symbol->col = node->col_offset;
            symbol->end_col = node->end_col_offset;
        }
    }
    return true;
}

static bool visit_annotated_assignment(Symtable *t, AstAnnAssign *node) {
    Scope *scope = t->current;
    if (node->target->kind == AST_Name) {
        AstName *target = AST(Name, node->target);
        Str *name = symtable_mangle(t->scratch, scope->class_name, target->id);
        if (name == NULL)
            return symtable_no_memory(t);
        if (!forbidden(t, target->id, &node->head, CONTEXT_Store))
            return false;
        Symbol *symbol = scope_find(scope, name);
        if (symbol && symbol->flags & (SYM_GLOBAL | SYM_NONLOCAL) && scope->kind != SCOPE_MODULE
            && node->simple)
            return symtable_error(t, &node->head, "annotated name '%s' can't be %s",
                                  symtable_utf8(t, name),
                                  symbol->flags & SYM_GLOBAL ? "global" : "nonlocal");
        int flags = node->simple ? SYM_ANNOTATED | SYM_LOCAL : node->value ? SYM_LOCAL : 0;
        if (flags && symtable_add(t, scope, name, flags) == NULL)
            return false;
        scope->annotations |= node->simple != 0;
    } else {
        WALK(node->target);
    }
    if (!visit_annotation(t, &node->annotation))
        return false;
    WALK(node->value);
    return true;
}

static bool visit_import(Symtable *t, Node *node, NodeSeq *names, bool from) {
    for (int32_t i = 0; i < names->count; i++) {
        Astalias *alias = AST(alias, names->items[i]);
        Str *name = alias->asname ? alias->asname : alias->name;
        if (from && str_equal_ascii(name, "*")) {
            if (t->current->kind != SCOPE_MODULE)
                return symtable_error(t, names->items[i], "import * only allowed at module level");
            continue;
        }
        for (size_t k = 0; alias->asname == NULL && !from && k < name->length; k++) {
            if (str_at(name, k) == '.') {
                Str *head = str_slice(name, 0, k);
                name = head ? str_intern_steal(head) : NULL;
                if (!scratch_own(t->scratch, OBJ(name)))
                    return symtable_no_memory(t);
                break;
            }
        }
        if (!forbidden(t, name, node, CONTEXT_Store)
            || !note_name(t, name, SYM_LOCAL | SYM_IMPORTED))
            return false;
    }
    return true;
}

static bool visit_try(Symtable *t, AstTry *node) {
    if (!visit_body(t, &node->body))
        return false;
    for (int32_t i = 0; i < node->handlers.count; i++) {
        AstExceptHandler *handler = AST(ExceptHandler, node->handlers.items[i]);
        WALK(handler->type);
        if (handler->name
            && (!forbidden(t, handler->name, &handler->head, CONTEXT_Store)
                || !note_name(t, handler->name, SYM_LOCAL | SYM_UNBOUND)))
            return false;
        if (!visit_body(t, &handler->body))
            return false;
    }
    return visit_body(t, &node->orelse) && visit_body(t, &node->finalbody);
}

static bool visit_match(Symtable *t, AstMatch *node) {
    WALK(node->subject);
    for (int32_t i = 0; i < node->cases.count; i++) {
        Astmatch_case *c = AST(match_case, node->cases.items[i]);
        if (!visit_pattern(t, c->pattern))
            return false;
        WALK(c->guard);
        if (!visit_body(t, &c->body))
            return false;
    }
    return true;
}

static bool visit_patterns(Symtable *t, NodeSeq *patterns) {
    for (int32_t i = 0; i < patterns->count; i++)
        if (!visit_pattern(t, patterns->items[i]))
            return false;
    return true;
}

static bool note_capture(Symtable *t, Node *node, Str *name) {
    return name == NULL
           || (forbidden(t, name, node, CONTEXT_Store) && note_name(t, name, SYM_LOCAL));
}

static bool visit_pattern(Symtable *t, Node *node) {
    if (node == NULL)
        return true;
    if (c_stack_low())
        return symtable_too_deep(t);
    switch (node->kind) {
    case AST_MatchValue:
        WALK(AST(MatchValue, node)->value);
        return true;
    case AST_MatchSequence:
        return visit_patterns(t, &AST(MatchSequence, node)->patterns);
    case AST_MatchMapping: {
        AstMatchMapping *p = AST(MatchMapping, node);
        WALK_ALL(p->keys);
        return visit_patterns(t, &p->patterns) && note_capture(t, node, p->rest);
    }
    case AST_MatchClass: {
        AstMatchClass *p = AST(MatchClass, node);
        WALK(p->cls);
        return visit_patterns(t, &p->patterns) && visit_patterns(t, &p->kwd_patterns);
    }
    case AST_MatchStar:
        return note_capture(t, node, AST(MatchStar, node)->name);
    case AST_MatchAs:
        return visit_pattern(t, AST(MatchAs, node)->pattern)
               && note_capture(t, node, AST(MatchAs, node)->name);
    case AST_MatchOr:
        return visit_patterns(t, &AST(MatchOr, node)->patterns);
    default:
        return true;
    }
}

/* An if with its elif chain, which the parser nests in orelse. */
static bool visit_if(Symtable *t, AstIf *node) {
    for (;;) {
        WALK(node->test);
        if (!visit_body(t, &node->body))
            return false;
        if (node->orelse.count != 1 || node->orelse.items[0]->kind != AST_If)
            return visit_body(t, &node->orelse);
        node = AST(If, node->orelse.items[0]);
    }
}

static bool visit_with(Symtable *t, AstWith *node) {
    for (int32_t i = 0; i < node->items.count; i++) {
        Astwithitem *item = AST(withitem, node->items.items[i]);
        WALK(item->context_expr);
        WALK(item->optional_vars);
    }
    return visit_body(t, &node->body);
}

static bool visit_statement(Symtable *t, Node *node) {
    if (c_stack_low())
        return symtable_too_deep(t);
    switch (node->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef:
        return visit_function(t, AST_AS(FunctionDef, node));
    case AST_ClassDef:
        return visit_class(t, AST(ClassDef, node));
    case AST_Return:
        WALK(AST(Return, node)->value);
        t->current->returns_value |= AST(Return, node)->value != NULL;
        return true;
    case AST_Delete:
        WALK_ALL(AST(Delete, node)->targets);
        return true;
    case AST_Assign:
        WALK(AST(Assign, node)->value);
        WALK_ALL(AST(Assign, node)->targets);
        return true;
    case AST_AugAssign: {
        AstAugAssign *s = AST(AugAssign, node);
        WALK(s->target);
        WALK(s->value);
        return true;
    }
    case AST_AnnAssign:
        return visit_annotated_assignment(t, AST(AnnAssign, node));
    case AST_For: {
        AstFor *s = AST(For, node);
        WALK(s->iter);
        if (!fold_iterable(t->scratch, &s->iter, true))
            return symtable_no_memory(t);
        WALK(s->target);
        return visit_body(t, &s->body) && visit_body(t, &s->orelse);
    }
    case AST_While: {
        AstWhile *s = AST(While, node);
        WALK(s->test);
        return visit_body(t, &s->body) && visit_body(t, &s->orelse);
    }
    case AST_If:
        return visit_if(t, AST(If, node));
    case AST_With:
        return visit_with(t, AST(With, node));
    case AST_Match:
        return visit_match(t, AST(Match, node));
    case AST_Raise: {
        AstRaise *s = AST(Raise, node);
        WALK(s->exc);
        WALK(s->cause);
        return true;
    }
    case AST_Try:
        return visit_try(t, AST(Try, node));
    case AST_Assert: {
        AstAssert *s = AST(Assert, node);
        WALK(s->test);
        WALK(s->msg);
        return true;
    }
    case AST_Import:
        return visit_import(t, node, &AST(Import, node)->names, false);
    case AST_ImportFrom:
        return visit_import(t, node, &AST(ImportFrom, node)->names, true);
    case AST_Global:
        return visit_global(t, node, &AST(Global, node)->names, SYM_GLOBAL);
    case AST_Nonlocal:
        return visit_global(t, node, &AST(Nonlocal, node)->names, SYM_NONLOCAL);
    case AST_Expr:
        WALK(AST(Expr, node)->value);
        return true;
    case AST_AsyncFor:
        return symtable_error(t, node, "'async for' outside async function");
    case AST_AsyncWith:
        return symtable_error(t, node, "'async with' outside async function");
    case AST_TryStar:
        return symtable_error(t, node, "except* is not yet part of krait");
    case AST_TypeAlias:
        return refuse(t, node, "type statements");
    default:
        return true;
    }
}

static bool visit_body(Symtable *t, NodeSeq *body) {
    for (int32_t i = 0; i < body->count; i++)
        if (!visit_statement(t, body->items[i]))
            return false;
    return true;
}

bool symtable_visit_module(Symtable *t, Node *tree) {
    t->top = symtable_enter(t, tree, SCOPE_MODULE, NULL);
    if (t->top == NULL)
        return false;
    switch (tree->kind) {
    case AST_Module:
        return visit_body(t, &AST(Module, tree)->body);
    case AST_Interactive:
        return visit_body(t, &AST(Interactive, tree)->body);
    default:
        return visit_expression(t, &AST(Expression, tree)->body);
    }
}
