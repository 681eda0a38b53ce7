/* Type parameters and type aliases: the annotation scopes that they open (PEP 695, 696). See
 * symtable.h.
 *
 * A generic definition stands in a scope of its own, a function that makes the type parameters and
 * returns what is defined. Bounds, defaults and an alias's value are functions that are called when
 * somebody asks for them.
 */
#include "compiler/symtable_visit.h"

#include "runtime/names.h"

/* An annotation scope sees the names of the class that it stands in, through others between. */
static Scope *enter(Symtable *t, Node *node, ScopePart part, ScopeKind kind, Str *name,
                    const char *what) {
    Scope *parent = t->current, *scope = symtable_enter_part(t, node, part, kind, name);
    if (scope != NULL) {
        scope->what = what;
        scope->seen_class = parent->kind == SCOPE_CLASS ? parent : parent->seen_class;
    }
    return scope;
}

static bool use_class_dict(Symtable *t, Scope *scope) {
    return scope->seen_class == NULL
           || symtable_add(t, scope, NAME(__classdict__), SYM_USED) != NULL;
}

/* What is evaluated when it is asked for. */
static bool visit_value(Symtable *t, Node *node, ScopePart part, Str *name, Node **slot,
                        const char *what) {
    if (*slot == NULL)
        return true;
    Scope *scope = enter(t, node, part, SCOPE_TYPE_VALUE, name, what);
    if (scope == NULL || !use_class_dict(t, scope))
        return false;
    WALK(*slot);
    symtable_leave(t);
    return true;
}

static bool add_param(Symtable *t, Node *node, Str *given) {
    Scope *scope = t->current;
    if (!symtable_may_bind(t, given, node, CONTEXT_Store))
        return false;
    Str *name = scope_mangle(t->scratch, scope, given);
    if (name == NULL)
        return symtable_no_memory(t);
    Symbol *symbol = scope_find(scope, name);
    if (symbol != NULL && symbol->flags & SYM_TYPE_PARAM)
        return symtable_error(t, node, "duplicate type parameter '%s'", symtable_utf8(t, name));
    return symtable_add(t, scope, name, SYM_LOCAL | SYM_TYPE_PARAM) != NULL;
}

static bool visit_variable(Symtable *t, AstTypeVar *v) {
    const char *bound =
        v->bound && v->bound->kind == AST_Tuple ? "a TypeVar constraint" : "a TypeVar bound";
    return add_param(t, &v->head, v->name)
           && visit_value(t, &v->head, PART_BOUND, v->name, &v->bound, bound)
           && visit_value(t, &v->head, PART_DEFAULT, v->name, &v->default_value,
                          "a TypeVar default");
}

/* *Ts and **P. */
static bool visit_starred(Symtable *t, AstParamSpec *p) {
    return add_param(t, &p->head, p->name)
           && visit_value(t, &p->head, PART_DEFAULT, p->name, &p->default_value,
                          p->head.kind == AST_ParamSpec ? "a ParamSpec default"
                                                        : "a TypeVarTuple default");
}

static bool add_parameter(Symtable *t, Str *name) {
    t->current->param_count++;
    return symtable_add(t, t->current, name, SYM_PARAM) != NULL;
}

/* The function that makes a generic function takes the defaults, which are evaluated outside. */
static bool add_default_parameters(Symtable *t, const Astarguments *args) {
    bool keywords = false;
    for (int32_t i = 0; i < args->kw_defaults.count; i++)
        keywords |= args->kw_defaults.items[i] != NULL;
    return (args->defaults.count == 0 || add_parameter(t, NAME(dot_defaults)))
           && (!keywords || add_parameter(t, NAME(dot_kwdefaults)));
}

static bool prepare_class(Symtable *t, Scope *scope, Str *name) {
    scope->class_name = name;
    scope->mangles_only = scope;
    return symtable_add(t, scope, NAME(dot_type_params), SYM_LOCAL | SYM_USED) != NULL
           && symtable_add(t, scope, NAME(dot_generic_base), SYM_LOCAL | SYM_USED) != NULL;
}

bool symtable_type_params(Symtable *t, Node *definition, const NodeSeq *params, Str *name,
                          const Astarguments *args) {
    Scope *scope = enter(t, definition, PART_TYPE_PARAMS, SCOPE_TYPE_PARAMS, name,
                         "the definition of a generic");
    if (scope == NULL || (args != NULL && !add_default_parameters(t, args))
        || !use_class_dict(t, scope)
        || (definition->kind == AST_ClassDef && !prepare_class(t, scope, name)))
        return false;
    for (int32_t i = 0; i < params->count; i++) {
        Node *param = params->items[i];
        if (!(param->kind == AST_TypeVar ? visit_variable(t, AST(TypeVar, param))
                                         : visit_starred(t, AST_AS(ParamSpec, param))))
            return false;
    }
    return true;
}

bool symtable_type_alias(Symtable *t, AstTypeAlias *node) {
    Str *name = AST(Name, node->name)->id;
    bool generic = node->type_params.count > 0;
    if (!symtable_may_bind(t, name, &node->head, CONTEXT_Store))
        return false;
    WALK(node->name);
    if (generic && !symtable_type_params(t, &node->head, &node->type_params, name, NULL))
        return false;
    if (!visit_value(t, &node->head, PART_ITSELF, name, &node->value, "a type alias"))
        return false;
    if (generic)
        symtable_leave(t);
    return true;
}
