/* Statements and patterns: what they do with names. See symtable_visit.h. */
#include "compiler/symtable_visit.h"

#include "compiler/fold.h"
#include "runtime/names.h"

static bool visit_pattern(Symtable *t, Node *node);

static bool visit_global(Symtable *t, Node *node, StrSeq *names, int flag) {
    Scope *scope = t->current;
    const char *word = flag == SYM_GLOBAL ? "global" : "nonlocal";
    if (flag == SYM_NONLOCAL && scope->kind == SCOPE_MODULE)
        return symtable_error(t, node, "nonlocal declaration not allowed at module level");
    for (int32_t i = 0; i < names->count; i++) {
        Str *name = scope_mangle(t->scratch, scope, names->items[i]);
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
        /* Then the module's own code means the global, too, whatever its locals are. */
        if (flag == SYM_GLOBAL && symtable_add(t, t->top, name, flag) == NULL)
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
        Str *name = scope_mangle(t->scratch, scope, target->id);
        if (name == NULL)
            return symtable_no_memory(t);
        if (!symtable_may_bind(t, target->id, node->value ? node->target : &node->head,
                               CONTEXT_Store))
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
    } else if (node->target->kind == AST_Attribute && node->value == NULL) {
        AstAttribute *target = AST(Attribute, node->target);
        if (!symtable_may_bind(t, target->attr, &node->head, CONTEXT_Store))
            return false;
        WALK(target->value);
    } else {
        if (node->target->kind == AST_Attribute
            && !symtable_may_bind(t, AST(Attribute, node->target)->attr, &node->head,
                                  CONTEXT_Store))
            return false;
        WALK(node->target);
    }
    if (!symtable_annotation(t, &node->annotation))
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
        if (!symtable_may_bind(t, name, node, CONTEXT_Store)
            || !symtable_note(t, name, SYM_LOCAL | SYM_IMPORTED))
            return false;
    }
    return true;
}

static bool visit_try(Symtable *t, AstTry *node) {
    if (!symtable_body(t, &node->body))
        return false;
    for (int32_t i = 0; i < node->handlers.count; i++) {
        AstExceptHandler *handler = AST(ExceptHandler, node->handlers.items[i]);
        WALK(handler->type);
        if (handler->name
            && (!symtable_may_bind(t, handler->name, &handler->head, CONTEXT_Store)
                || !symtable_note(t, handler->name, SYM_LOCAL | SYM_UNBOUND)))
            return false;
        if (!symtable_body(t, &handler->body))
            return false;
    }
    return symtable_body(t, &node->orelse) && symtable_body(t, &node->finalbody);
}

static bool visit_match(Symtable *t, AstMatch *node) {
    WALK(node->subject);
    for (int32_t i = 0; i < node->cases.count; i++) {
        Astmatch_case *c = AST(match_case, node->cases.items[i]);
        if (!visit_pattern(t, c->pattern))
            return false;
        WALK(c->guard);
        if (!symtable_body(t, &c->body))
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
           || (symtable_may_bind(t, name, node, CONTEXT_Store)
               && symtable_note(t, name, SYM_LOCAL));
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
        for (int32_t i = 0; i < p->kwd_attrs.count; i++)
            if (!symtable_may_bind(t, p->kwd_attrs.items[i], p->kwd_patterns.items[i],
                                   CONTEXT_Store))
                return false;
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
        if (!symtable_body(t, &node->body))
            return false;
        if (node->orelse.count != 1 || node->orelse.items[0]->kind != AST_If)
            return symtable_body(t, &node->orelse);
        node = AST(If, node->orelse.items[0]);
    }
}

static bool visit_with(Symtable *t, AstWith *node) {
    for (int32_t i = 0; i < node->items.count; i++) {
        Astwithitem *item = AST(withitem, node->items.items[i]);
        WALK(item->context_expr);
        WALK(item->optional_vars);
    }
    return symtable_body(t, &node->body);
}

static bool visit_statement(Symtable *t, Node *node) {
    if (c_stack_low())
        return symtable_too_deep(t);
    switch (node->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef:
        return symtable_function(t, AST_AS(FunctionDef, node));
    case AST_ClassDef:
        return symtable_class(t, AST(ClassDef, node));
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
        if (s->target->kind == AST_Attribute) /* one that was there before */
            WALK(AST(Attribute, s->target)->value);
        else
            WALK(s->target);
        WALK(s->value);
        return true;
    }
    case AST_AnnAssign:
        return visit_annotated_assignment(t, AST(AnnAssign, node));
    case AST_For:
    case AST_AsyncFor: {
        AstFor *s = AST_AS(For, node);
        t->current->is_coroutine |= node->kind == AST_AsyncFor;
        WALK(s->iter);
        if (!fold_iterable(t->scratch, &s->iter, true))
            return symtable_no_memory(t);
        WALK(s->target);
        return symtable_body(t, &s->body) && symtable_body(t, &s->orelse);
    }
    case AST_While: {
        AstWhile *s = AST(While, node);
        WALK(s->test);
        return symtable_body(t, &s->body) && symtable_body(t, &s->orelse);
    }
    case AST_If:
        return visit_if(t, AST(If, node));
    case AST_With:
    case AST_AsyncWith:
        t->current->is_coroutine |= node->kind == AST_AsyncWith;
        return visit_with(t, AST_AS(With, node));
    case AST_Match:
        return visit_match(t, AST(Match, node));
    case AST_Raise: {
        AstRaise *s = AST(Raise, node);
        WALK(s->exc);
        WALK(s->cause);
        return true;
    }
    case AST_Try:
    case AST_TryStar:
        return visit_try(t, AST_AS(Try, node));
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
    case AST_TypeAlias:
        return symtable_type_alias(t, AST(TypeAlias, node));
    default:
        return true;
    }
}

bool symtable_body(Symtable *t, NodeSeq *body) {
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
        return symtable_body(t, &AST(Module, tree)->body);
    case AST_Interactive:
        return symtable_body(t, &AST(Interactive, tree)->body);
    default:
        return symtable_expression(t, &AST(Expression, tree)->body);
    }
}
