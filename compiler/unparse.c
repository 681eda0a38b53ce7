/* Expressions back to source text, in one normal form: what `from __future__ import annotations`
 * keeps of an annotation.
 *
 * Each writer gets the level that its place asks for, one of the PREC_ constants; what binds less
 * tightly goes into parentheses. Functions return false with an exception set.
 */
#include "compiler/unparse.h"

#include "runtime/objects/complex.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"

enum {
    PREC_TUPLE,
    PREC_TEST, /* if-else, lambda */
    PREC_OR,
    PREC_AND,
    PREC_NOT,
    PREC_CMP,
    PREC_EXPR,
    PREC_BOR = PREC_EXPR,
    PREC_BXOR,
    PREC_BAND,
    PREC_SHIFT,
    PREC_ARITH,
    PREC_TERM,
    PREC_FACTOR,
    PREC_POWER,
    PREC_AWAIT,
    PREC_ATOM,
};

static bool write(StrBuilder *b, const Node *node, int level);

#define TRY(call)                                                                                  \
    do {                                                                                           \
        if (!(call))                                                                               \
            return false;                                                                          \
    } while (0)

static bool text(StrBuilder *b, const char *s) { return builder_text(b, s) >= 0; }
static bool text_if(StrBuilder *b, bool condition, const char *s) {
    return !condition || text(b, s);
}
static bool name(StrBuilder *b, Str *s) { return builder_str(b, s) >= 0; }

static bool write_list(StrBuilder *b, const NodeSeq *nodes) {
    for (int32_t i = 0; i < nodes->count; i++)
        TRY(text_if(b, i > 0, ", ") && write(b, nodes->items[i], PREC_TEST));
    return true;
}

/* ---- operators */

static bool bool_op(StrBuilder *b, const AstBoolOp *e, int level) {
    bool is_and = e->head.op == OPERATOR_And;
    int own = is_and ? PREC_AND : PREC_OR;
    TRY(text_if(b, level > own, "("));
    for (int32_t i = 0; i < e->values.count; i++)
        TRY(text_if(b, i > 0, is_and ? " and " : " or ") && write(b, e->values.items[i], own + 1));
    return text_if(b, level > own, ")");
}

static int binary_level(int op) {
    switch (op) {
    case OPERATOR_Add:
    case OPERATOR_Sub:
        return PREC_ARITH;
    case OPERATOR_LShift:
    case OPERATOR_RShift:
        return PREC_SHIFT;
    case OPERATOR_BitOr:
        return PREC_BOR;
    case OPERATOR_BitXor:
        return PREC_BXOR;
    case OPERATOR_BitAnd:
        return PREC_BAND;
    case OPERATOR_Pow:
        return PREC_POWER;
    default:
        return PREC_TERM;
    }
}

static bool bin_op(StrBuilder *b, const AstBinOp *e, int level) {
    int own = binary_level(e->head.op);
    bool right = e->head.op == OPERATOR_Pow; /* groups to the right */
    return text_if(b, level > own, "(") && write(b, e->left, own + right) && text(b, " ")
           && text(b, ast_operator_texts[e->head.op]) && text(b, " ")
           && write(b, e->right, own + !right) && text_if(b, level > own, ")");
}

static bool unary_op(StrBuilder *b, const AstUnaryOp *e, int level) {
    bool is_not = e->head.op == OPERATOR_Not;
    int own = is_not ? PREC_NOT : PREC_FACTOR;
    return text_if(b, level > own, "(") && text(b, ast_operator_texts[e->head.op])
           && text_if(b, is_not, " ") && write(b, e->operand, own) && text_if(b, level > own, ")");
}

static bool compare(StrBuilder *b, const AstCompare *e, int level) {
    TRY(text_if(b, level > PREC_CMP, "(") && write(b, e->left, PREC_CMP + 1));
    for (int32_t i = 0; i < e->comparators.count; i++)
        TRY(text(b, " ") && text(b, ast_operator_texts[e->ops.items[i]]) && text(b, " ")
            && write(b, e->comparators.items[i], PREC_CMP + 1));
    return text_if(b, level > PREC_CMP, ")");
}

static bool if_exp(StrBuilder *b, const AstIfExp *e, int level) {
    return text_if(b, level > PREC_TEST, "(") && write(b, e->body, PREC_TEST + 1) && text(b, " if ")
           && write(b, e->test, PREC_TEST + 1) && text(b, " else ")
           && write(b, e->orelse, PREC_TEST) && text_if(b, level > PREC_TEST, ")");
}

static bool named(StrBuilder *b, const AstNamedExpr *e, int level) {
    return text_if(b, level > PREC_TUPLE, "(") && write(b, e->target, PREC_ATOM) && text(b, " := ")
           && write(b, e->value, PREC_ATOM) && text_if(b, level > PREC_TUPLE, ")");
}

/* ---- lambda */

static bool parameter(StrBuilder *b, const Node *node, const Node *value) {
    const Astarg *arg = AST(arg, node);
    TRY(name(b, arg->arg));
    if (arg->annotation)
        TRY(text(b, ": ") && write(b, arg->annotation, PREC_TEST));
    return value == NULL || (text(b, "=") && write(b, value, PREC_TEST));
}

static bool separate(StrBuilder *b, bool *first) {
    bool before = *first;
    *first = false;
    return before || text(b, ", ");
}

static bool positional(StrBuilder *b, const Astarguments *a, bool *first) {
    int32_t only = a->posonlyargs.count, count = only + a->args.count,
            plain = count - a->defaults.count;
    for (int32_t i = 0; i < count; i++) {
        const Node *node = i < only ? a->posonlyargs.items[i] : a->args.items[i - only];
        TRY(separate(b, first)
            && parameter(b, node, i >= plain ? a->defaults.items[i - plain] : NULL)
            && text_if(b, only > 0 && i == only - 1, ", /"));
    }
    return true;
}

static bool parameters(StrBuilder *b, const Astarguments *a) {
    bool first = true;
    TRY(positional(b, a, &first));
    if (a->vararg || a->kwonlyargs.count > 0)
        TRY(separate(b, &first) && text(b, "*") && (!a->vararg || parameter(b, a->vararg, NULL)));
    for (int32_t i = 0; i < a->kwonlyargs.count; i++)
        TRY(separate(b, &first) && parameter(b, a->kwonlyargs.items[i], a->kw_defaults.items[i]));
    if (a->kwarg)
        TRY(separate(b, &first) && text(b, "**") && parameter(b, a->kwarg, NULL));
    return true;
}

static bool lambda(StrBuilder *b, const AstLambda *e, int level) {
    const Astarguments *a = AST(arguments, e->args);
    bool any = a->posonlyargs.count + a->args.count > 0;
    return text_if(b, level > PREC_TEST, "(") && text(b, any ? "lambda " : "lambda")
           && parameters(b, a) && text(b, ": ") && write(b, e->body, PREC_TEST)
           && text_if(b, level > PREC_TEST, ")");
}

/* ---- displays and comprehensions */

static bool dict(StrBuilder *b, const AstDict *e) {
    TRY(text(b, "{"));
    for (int32_t i = 0; i < e->values.count; i++) {
        const Node *key = e->keys.items[i], *value = e->values.items[i];
        TRY(text_if(b, i > 0, ", "));
        if (key != NULL)
            TRY(write(b, key, PREC_TEST) && text(b, ": ") && write(b, value, PREC_TEST));
        else
            TRY(text(b, "**") && write(b, value, PREC_EXPR));
    }
    return text(b, "}");
}

static bool generators(StrBuilder *b, const NodeSeq *nodes) {
    for (int32_t i = 0; i < nodes->count; i++) {
        const Astcomprehension *g = AST(comprehension, nodes->items[i]);
        TRY(text(b, g->is_async ? " async for " : " for ") && write(b, g->target, PREC_TUPLE)
            && text(b, " in ") && write(b, g->iter, PREC_TEST + 1));
        for (int32_t k = 0; k < g->ifs.count; k++)
            TRY(text(b, " if ") && write(b, g->ifs.items[k], PREC_TEST + 1));
    }
    return true;
}

static bool comprehension(StrBuilder *b, const Node *element, const NodeSeq *nodes,
                          const char *open, const char *close) {
    return text(b, open) && write(b, element, PREC_TEST) && generators(b, nodes) && text(b, close);
}

static bool dict_comp(StrBuilder *b, const AstDictComp *e) {
    return text(b, "{") && write(b, e->key, PREC_TEST) && text(b, ": ")
           && write(b, e->value, PREC_TEST) && generators(b, &e->generators) && text(b, "}");
}

static bool tuple(StrBuilder *b, const AstTuple *e, int level) {
    if (e->elts.count == 0)
        return text(b, "()");
    return text_if(b, level > PREC_TUPLE, "(") && write_list(b, &e->elts)
           && text_if(b, e->elts.count == 1, ",") && text_if(b, level > PREC_TUPLE, ")");
}

/* ---- constants and f-strings */

static bool is_infinite(double d) {
    return d > 1.7976931348623157e308 || d < -1.7976931348623157e308;
}

/* repr, where infinities are numbers that overflow. */
static bool value_repr(StrBuilder *b, Object *value) {
    Str *repr = (Str *)object_repr(value);
    if (repr == NULL)
        return false;
    bool infinite =
        (is_float(value) && is_infinite(((Float *)value)->value))
        || (is_exact(value, &complex_type)
            && (is_infinite(((Complex *)value)->real) || is_infinite(((Complex *)value)->imag)));
    if (infinite) {
        Str *inf = str_from_ascii("inf"), *number = inf ? str_from_ascii("1e309") : NULL;
        Str *replaced = number ? str_replace_all(repr, inf, number, -1) : NULL;
        xdecref(inf);
        xdecref(number);
        decref(repr);
        if ((repr = replaced) == NULL)
            return false;
    }
    bool good = name(b, repr);
    decref(repr);
    return good;
}

static bool constant(StrBuilder *b, const AstConstant *e) {
    if (e->value == KEllipsis)
        return text(b, "...");
    return text_if(b, e->kind != NULL, "u") && value_repr(b, e->value);
}

static bool fstring_part(StrBuilder *b, const Node *node);

static bool fstring_body(StrBuilder *b, const NodeSeq *values) {
    for (int32_t i = 0; i < values->count; i++)
        TRY(fstring_part(b, values->items[i]));
    return true;
}

/* {expression!r:spec}; a space where the expression begins with a brace of its own. */
static bool fstring_field(StrBuilder *b, const AstFormattedValue *e) {
    StrBuilder inner = STR_BUILDER;
    if (!write(&inner, e->value, PREC_TEST + 1)) {
        builder_discard(&inner);
        return false;
    }
    Str *value = builder_finish(&inner);
    if (value == NULL)
        return false;
    bool brace = value->length > 0 && str_at(value, 0) == '{';
    bool good = text(b, brace ? "{ " : "{") && name(b, value);
    decref(value);
    if (good && e->conversion > 0)
        good = text(b, "!") && builder_char(b, (uint32_t)e->conversion) >= 0;
    if (good && e->format_spec)
        good = text(b, ":") && fstring_part(b, e->format_spec);
    return good && text(b, "}");
}

static bool fstring_text(StrBuilder *b, Str *s) {
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, i);
        if (builder_char(b, c) < 0 || ((c == '{' || c == '}') && builder_char(b, c) < 0))
            return false;
    }
    return true;
}

static bool fstring_part(StrBuilder *b, const Node *node) {
    switch (node->kind) {
    case AST_Constant:
        return fstring_text(b, (Str *)AST(Constant, node)->value);
    case AST_JoinedStr:
        return fstring_body(b, &AST(JoinedStr, node)->values);
    default:
        return fstring_field(b, AST(FormattedValue, node));
    }
}

static bool fstring(StrBuilder *b, const Node *node) {
    StrBuilder inner = STR_BUILDER;
    if (!fstring_part(&inner, node)) {
        builder_discard(&inner);
        return false;
    }
    Str *body = builder_finish(&inner);
    bool good = body && text(b, "f") && value_repr(b, OBJ(body));
    xdecref(body);
    return good;
}

/* ---- what stands behind a value */

static bool call(StrBuilder *b, const AstCall *e) {
    TRY(write(b, e->func, PREC_ATOM));
    if (e->args.count == 1 && e->keywords.count == 0 && e->args.items[0]->kind == AST_GeneratorExp)
        return write(b, e->args.items[0], PREC_TEST); /* its parentheses are the call's */
    TRY(text(b, "(") && write_list(b, &e->args));
    for (int32_t i = 0; i < e->keywords.count; i++) {
        const Astkeyword *k = AST(keyword, e->keywords.items[i]);
        TRY(text_if(b, i > 0 || e->args.count > 0, ", "));
        TRY(k->arg ? name(b, k->arg) && text(b, "=") : text(b, "**"));
        TRY(write(b, k->value, PREC_TEST));
    }
    return text(b, ")");
}

static bool attribute(StrBuilder *b, const AstAttribute *e) {
    bool is_number = e->value->kind == AST_Constant && is_int(AST(Constant, e->value)->value);
    return write(b, e->value, PREC_ATOM) && text(b, is_number ? " ." : ".") && name(b, e->attr);
}

static bool slice(StrBuilder *b, const AstSlice *e) {
    TRY((!e->lower || write(b, e->lower, PREC_TEST)) && text(b, ":")
        && (!e->upper || write(b, e->upper, PREC_TEST)));
    return !e->step || (text(b, ":") && write(b, e->step, PREC_TEST));
}

static bool await(StrBuilder *b, const AstAwait *e, int level) {
    return text_if(b, level > PREC_AWAIT, "(") && text(b, "await ") && write(b, e->value, PREC_ATOM)
           && text_if(b, level > PREC_AWAIT, ")");
}

static bool yield(StrBuilder *b, const Node *value, const char *open) {
    return text(b, open) && (!value || (text(b, " ") && write(b, value, PREC_TEST)))
           && text(b, ")");
}

static bool write(StrBuilder *b, const Node *node, int level) {
    if (c_stack_check(" during compilation") < 0)
        return false;
    switch (node->kind) {
    case AST_BoolOp:
        return bool_op(b, AST(BoolOp, node), level);
    case AST_BinOp:
        return bin_op(b, AST(BinOp, node), level);
    case AST_UnaryOp:
        return unary_op(b, AST(UnaryOp, node), level);
    case AST_Lambda:
        return lambda(b, AST(Lambda, node), level);
    case AST_IfExp:
        return if_exp(b, AST(IfExp, node), level);
    case AST_NamedExpr:
        return named(b, AST(NamedExpr, node), level);
    case AST_Dict:
        return dict(b, AST(Dict, node));
    case AST_Set:
        return text(b, "{") && write_list(b, &AST(Set, node)->elts) && text(b, "}");
    case AST_List:
        return text(b, "[") && write_list(b, &AST(List, node)->elts) && text(b, "]");
    case AST_Tuple:
        return tuple(b, AST(Tuple, node), level);
    case AST_GeneratorExp:
        return comprehension(b, AST(GeneratorExp, node)->elt, &AST(GeneratorExp, node)->generators,
                             "(", ")");
    case AST_ListComp:
        return comprehension(b, AST(ListComp, node)->elt, &AST(ListComp, node)->generators, "[",
                             "]");
    case AST_SetComp:
        return comprehension(b, AST(SetComp, node)->elt, &AST(SetComp, node)->generators, "{", "}");
    case AST_DictComp:
        return dict_comp(b, AST(DictComp, node));
    case AST_Yield:
        return yield(b, AST(Yield, node)->value, "(yield");
    case AST_YieldFrom:
        return yield(b, AST(YieldFrom, node)->value, "(yield from");
    case AST_Await:
        return await(b, AST(Await, node), level);
    case AST_Compare:
        return compare(b, AST(Compare, node), level);
    case AST_Call:
        return call(b, AST(Call, node));
    case AST_Constant:
        return constant(b, AST(Constant, node));
    case AST_JoinedStr:
    case AST_FormattedValue:
        return fstring(b, node);
    case AST_Attribute:
        return attribute(b, AST(Attribute, node));
    case AST_Starred:
        return text(b, "*") && write(b, AST(Starred, node)->value, PREC_EXPR);
    case AST_Name:
        return name(b, AST(Name, node)->id);
    case AST_Slice:
        return slice(b, AST(Slice, node));
    case AST_Subscript:
        return write(b, AST(Subscript, node)->value, PREC_ATOM) && text(b, "[")
               && write(b, AST(Subscript, node)->slice, PREC_TUPLE) && text(b, "]");
    default:
        raise_system_error("unknown expression kind");
        return false;
    }
}

Str *unparse(const Node *node) {
    StrBuilder b = STR_BUILDER;
    if (write(&b, node, PREC_TEST))
        return builder_finish(&b);
    builder_discard(&b);
    return NULL;
}
