/* What a report says beyond CPython's, each behind the message of the exception:
 *
 * - which assignment makes a variable local, and whether `global` or `nonlocal` was forgotten;
 * - which call returned the None that was used as something else;
 * - which key of the dict is near to the one that it lacks;
 * - which columns a dedent may go to, and what else is wrong in a text that does not parse.
 *
 * str() of the exceptions and the module traceback say what CPython's say. All of it is found when
 * a report is printed, from the source and the frames that the traceback keeps; no Python code
 * runs, and what is not certain is not said. */
#include "vm/hint.h"

#include "compiler/recover.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/frame.h"
#include "vm/hint_source.h"
#include "vm/source_cache.h"
#include "vm/suggest.h"

enum { MISTAKES_MAX = 3, LEVELS_MAX = 16 };

static bool is_exactly(Object *exception, Type *type) { return exception->type == type; }

/* The only argument, if it is a str: borrowed. */
static Str *only_text(Object *exception) {
    Object *args = OBJ(((BaseException *)exception)->args);
    if (args == NULL || !is_tuple(args) || ((Tuple *)args)->length != 1)
        return NULL;
    Object *text = ((Tuple *)args)->items[0];
    return is_exact(text, &str_type) ? (Str *)text : NULL;
}

static bool begins(Str *text, const char *with) {
    size_t i = 0;
    for (; with[i] != '\0'; i++)
        if (i >= text->length || str_at(text, i) != (unsigned char)with[i])
            return false;
    return true;
}

/* ---- UnboundLocalError ---- */

/* The name between the quotes of the message: new or NULL. */
static Str *unbound_name(Object *exception) {
    static const char before[] = "cannot access local variable '";
    Str *text = only_text(exception);
    if (text == NULL || !begins(text, before))
        return NULL;
    size_t end = sizeof before - 1;
    while (end < text->length && str_at(text, end) != '\'')
        end++;
    return str_slice(text, sizeof before - 1, end);
}

/* "global", "nonlocal", or NULL where no outer scope has the name. */
static const char *outer_keyword(const HintSite *site, Str *name) {
    for (size_t i = site->depth - 1; i-- > 0;) {
        Bindings b = hint_bindings(site, site->scopes[i], name);
        if (site->scopes[i]->kind != AST_ClassDef && b.first != NULL)
            return b.first->kind == AST_Global ? "global" : "nonlocal";
    }
    return dict_get_str_borrow(site->frame->function->globals, name) != NULL ? "global" : NULL;
}

static Str *for_unbound(const HintSite *site, Str *name) {
    bool known;
    const Node *function = hint_function(site, &known);
    if (function == NULL || !known)
        return NULL;
    Bindings b = hint_bindings(site, function, name);
    if (b.first == NULL || b.is_parameter)
        return NULL;
    const char *keyword = outer_keyword(site, name);
    Str *where = site->frame->code->name;
    if (keyword != NULL)
        return str_format(". Line %d makes it local to %U(); did you forget '%s %U'?",
                          (int)b.first->lineno, where, keyword, name);
    if (dict_get_str_borrow(site->frame->function->builtins, name) != NULL)
        return str_format(". Line %d makes it local to %U(), where it hides the builtin",
                          (int)b.first->lineno, where);
    return NULL;
}

/* ---- None ---- */

static const Node *call_behind(const Node *node) {
    while (node != NULL && (node->kind == AST_Await || node->kind == AST_NamedExpr))
        node =
            node->kind == AST_Await ? AST_AS(Await, node)->value : AST_AS(NamedExpr, node)->value;
    return node != NULL && node->kind == AST_Call ? node : NULL;
}

/* `node` was None: which call gave it? */
static Str *who_returned(const HintSite *site, const Node *node) {
    const Node *call = call_behind(node);
    Str *text, *hint = NULL;
    if (call != NULL) {
        text = hint_text(site, call);
        hint = text ? str_format(". %U returned None", text) : NULL;
        xdecref(text);
        return hint;
    }
    bool known;
    const Node *function = hint_function(site, &known);
    if (node->kind != AST_Name || !known)
        return NULL;
    Str *name = AST_AS(Name, node)->id;
    Bindings b = hint_bindings(site, function, name);
    call = b.count == 1 ? call_behind(b.value) : NULL;
    text = call ? hint_text(site, call) : NULL;
    if (text != NULL)
        hint = str_format(". '%U' is what %U returned in line %d", name, text, (int)call->lineno);
    xdecref(text);
    return hint;
}

/* The expression that was None, by what was tried with it. */
static const Node *none_node(const HintSite *site, Object *exception) {
    if (is_exactly(exception, &exc_AttributeError)) {
        const Node *node = hint_find(site, AST_Attribute, true);
        AttributeErrorException *e = (AttributeErrorException *)exception;
        return node != NULL && str_equal(AST_AS(Attribute, node)->attr, (Str *)e->name)
                   ? AST_AS(Attribute, node)->value
                   : NULL;
    }
    Str *text = only_text(exception);
    const Node *node;
    if (begins(text, "'NoneType' object is not callable")) {
        node = hint_find(site, AST_Call, false);
        return node != NULL ? AST_AS(Call, node)->func : NULL;
    }
    if (begins(text, "'NoneType' object is not iterable"))
        return hint_find_expression(site);
    node = hint_find(site, AST_Subscript, false);
    return node != NULL ? AST_AS(Subscript, node)->value : NULL;
}

static bool is_about_none(Object *exception) {
    if (is_exactly(exception, &exc_AttributeError)) {
        AttributeErrorException *e = (AttributeErrorException *)exception;
        return e->obj == KNone && e->name != NULL && is_str(e->name);
    }
    static const char *const said[] = {
        "'NoneType' object is not subscriptable", "'NoneType' object is not callable",
        "'NoneType' object is not iterable", "'NoneType' object does not support item "};
    Str *text = is_exactly(exception, &exc_TypeError) ? only_text(exception) : NULL;
    for (size_t i = 0; text != NULL && i < sizeof said / sizeof *said; i++)
        if (begins(text, said[i]))
            return true;
    return false;
}

/* ---- KeyError ---- */

static Object *value_of(const HintSite *site, const Node *node);

/* An attribute that is in the instance itself, so that looking it up runs no Python code. */
static Object *plain_attribute(Object *o, Str *name) {
    Object *value = NULL;
    if (o->type->getattr != object_generic_getattr || type_lookup_borrow(o->type, name) != NULL
        || object_lookup(o, name, &value) <= 0)
        error_clear();
    return value;
}

/* An item by a constant, of an exact dict or list. */
static Object *plain_item(Object *o, const Node *index) {
    Object *key = index->kind == AST_Constant ? AST_AS(Constant, index)->value : NULL,
           *value = NULL;
    int64_t at;
    if (key != NULL && is_exact(o, &dict_type) && is_exact(key, &str_type))
        value = xincref(dict_get_str_borrow((Dict *)o, (Str *)key));
    else if (key != NULL && is_exact(o, &list_type) && is_exact(key, &int_type)
             && int_fits_i64(key, &at) && at >= 0 && (size_t)at < ((List *)o)->length)
        value = incref(((List *)o)->items[at]);
    return value;
}

static Object *name_value(const HintSite *site, Str *name) {
    Object *scope = frame_object_locals(site->frame), *value = NULL;
    if (scope != NULL && is_dict(scope))
        value = xincref(dict_get_str_borrow((Dict *)scope, name));
    xdecref(scope);
    error_clear();
    return value ? value : xincref(dict_get_str_borrow(site->frame->function->globals, name));
}

/* What an expression of names, attributes and constant subscripts stands for now: new; NULL where
 * that cannot be told without running code. */
static Object *value_of(const HintSite *site, const Node *node) {
    if (c_stack_low())
        return NULL;
    if (node->kind == AST_Name)
        return name_value(site, AST_AS(Name, node)->id);
    if (node->kind != AST_Attribute && node->kind != AST_Subscript)
        return NULL;
    Object *o = value_of(site, AST_AS(Attribute, node)->value), *value = NULL;
    if (o != NULL)
        value = node->kind == AST_Attribute ? plain_attribute(o, AST_AS(Attribute, node)->attr)
                                            : plain_item(o, AST_AS(Subscript, node)->slice);
    xdecref(o);
    return value;
}

/* The expression in which a key was looked for: d of d[k], d.pop(k), "..." % d. */
static const Node *mapping_node(const HintSite *site) {
    const Node *node = hint_find(site, AST_Subscript, false);
    if (node != NULL)
        return AST_AS(Subscript, node)->value;
    node = hint_find(site, AST_Call, false);
    if (node != NULL) {
        const Node *function = AST_AS(Call, node)->func;
        return function->kind == AST_Attribute
                       && str_equal(AST_AS(Attribute, function)->attr, NAME(pop))
                   ? AST_AS(Attribute, function)->value
                   : NULL;
    }
    node = hint_find(site, AST_BinOp, false);
    return node != NULL && node->op == OPERATOR_Mod ? AST_AS(BinOp, node)->right : NULL;
}

/* The key that differs in two neighbours being swapped, which suggest_nearest finds too far: new.
 */
static Str *swapped_key(Object *keys, Str *key) {
    for (size_t n = 0; n < ((List *)keys)->length; n++) {
        Str *other = (Str *)((List *)keys)->items[n];
        if (!is_str(other) || other->length != key->length)
            continue;
        size_t i = 0;
        while (i < key->length && str_at(key, i) == str_at(other, i))
            i++;
        if (i + 1 >= key->length || str_at(key, i) != str_at(other, i + 1)
            || str_at(key, i + 1) != str_at(other, i))
            continue;
        for (i += 2; i < key->length && str_at(key, i) == str_at(other, i);)
            i++;
        if (i == key->length)
            return incref(other);
    }
    return NULL;
}

static Str *for_key(const HintSite *site, Str *key) {
    const Node *node = mapping_node(site);
    Object *mapping = node ? value_of(site, node) : NULL, *keys = NULL;
    Str *near = NULL, *hint = NULL;
    if (mapping != NULL && is_dict(mapping) && dict_get_str_borrow((Dict *)mapping, key) == NULL)
        keys = dict_keys_list((Dict *)mapping);
    if (keys != NULL)
        near = suggest_nearest(keys, key);
    if (near == NULL && keys != NULL)
        near = swapped_key(keys, key);
    if (near != NULL)
        hint = str_format(". Did you mean: %R?", near);
    xdecref(near);
    xdecref(keys);
    xdecref(mapping);
    return hint;
}

/* ---- syntax ---- */

static int as_line(Object *o) {
    int64_t line = 0;
    return o != NULL && is_int(o) && int_fits_i64(o, &line) && line > 0 && line < INT32_MAX
               ? (int)line
               : 0;
}

/* The text that a SyntaxError is about: new; NULL where it is not known, or has changed. */
static Str *source_of(SyntaxErrorException *e) {
    int line = as_line(e->lineno);
    if (line == 0 || e->filename == NULL || !is_str(e->filename) || e->text == NULL
        || !is_str(e->text) || e->msg == NULL || !is_str(e->msg))
        return NULL;
    Str *now = source_cache_line((Str *)e->filename, line), *then = (Str *)e->text;
    bool same =
        now != NULL && now->length <= then->length && str_find(then, now, 0, now->length) == 0;
    xdecref(now);
    return same ? source_cache_text((Str *)e->filename) : NULL;
}

static Str *for_dedent(SyntaxErrorException *e) {
    if (e->msg == NULL || !is_str(e->msg) || !begins((Str *)e->msg, "unindent does not match"))
        return NULL;
    int indents[LEVELS_MAX], actual = 0;
    size_t length, count = 0;
    Str *text = source_of(e);
    const char *utf8 = text ? str_utf8(text, &length) : NULL;
    if (utf8 != NULL) {
        count = recover_indents(utf8, length, as_line(e->lineno), indents, LEVELS_MAX, &actual);
        str_utf8_free(text, utf8, length);
    }
    xdecref(text);
    if (count == 0)
        return NULL;
    StrBuilder b = STR_BUILDER;
    char number[64];
    snprintf(number, sizeof number, ". It is indented by %d, the blocks above by %d", actual,
             indents[0]);
    builder_text(&b, number);
    for (size_t i = 1; i < count; i++) {
        snprintf(number, sizeof number, "%s%d", i + 1 < count ? ", " : " and ", indents[i]);
        builder_text(&b, number);
    }
    return builder_finish(&b);
}

static bool is_same_mistake(Object *a, Object *b) {
    SyntaxErrorException *x = (SyntaxErrorException *)a, *y = (SyntaxErrorException *)b;
    return as_line(x->lineno) == as_line(y->lineno) && y->msg != NULL && is_str(y->msg)
           && str_equal((Str *)x->msg, (Str *)y->msg);
}

static List *find_more(SyntaxErrorException *e, Str *text) {
    size_t length;
    const char *utf8 = str_utf8(text, &length);
    if (utf8 == NULL)
        return NULL;
    List *all = (List *)recover_mistakes(utf8, length, (Str *)e->filename, MISTAKES_MAX);
    str_utf8_free(text, utf8, length);
    List *more =
        all && all->length > 1 && is_same_mistake(OBJ(e), all->items[0]) ? list_new(0) : NULL;
    for (size_t i = 1; more != NULL && i < all->length; i++)
        if (list_append(more, all->items[i]) < 0)
            CLEAR(more);
    xdecref(all);
    return more;
}

Object *hint_more_mistakes(Object *exception) {
    Object *pending = error_fetch();
    Str *text = source_of((SyntaxErrorException *)exception);
    List *more = text ? find_more((SyntaxErrorException *)exception, text) : NULL;
    xdecref(text);
    error_clear();
    error_restore(pending);
    return OBJ(more);
}

/* ---- all of them ---- */

static Str *from_site(Object *exception, Str *name) {
    HintSite site;
    Str *hint = NULL;
    if (hint_site_open(&site, exception)) {
        const Node *node;
        if (is_exactly(exception, &exc_UnboundLocalError))
            hint = for_unbound(&site, name);
        else if (is_exactly(exception, &exc_KeyError))
            hint = for_key(&site, name);
        else if ((node = none_node(&site, exception)) != NULL)
            hint = who_returned(&site, node);
    }
    hint_site_close(&site);
    return hint;
}

Str *hint_for(Object *exception) {
    Object *pending = error_fetch();
    Str *hint = NULL, *name = NULL;
    if (object_is(exception, &exc_IndentationError))
        hint = for_dedent((SyntaxErrorException *)exception);
    else if (is_exactly(exception, &exc_UnboundLocalError))
        name = unbound_name(exception);
    else if (is_exactly(exception, &exc_KeyError))
        name = xincref(only_text(exception));
    if (name != NULL || is_about_none(exception))
        hint = from_site(exception, name);
    xdecref(name);
    error_clear();
    error_restore(pending);
    return hint;
}
