/* Finding in the source what an instruction was made from. The whole text is parsed again; nodes
 * are found by the range that the code object's table gives for the instruction. */
#include "vm/hint_source.h"

#include "runtime/objects/exceptions.h"
#include "vm/source_cache.h"

enum { TEXT_MAX = 60 };

/* ---- walking ---- */

/* Called for each node, outer ones first; false: not what is in it. */
typedef bool (*Visit)(void *context, const Node *node);

static void walk(const Node *node, Visit visit, void *context) {
    if (c_stack_low() || !visit(context, node))
        return;
    uint8_t count;
    const AstField *fields = ast_fields(node->kind, &count);
    for (uint8_t i = 0; i < count; i++) {
        const void *field = (const char *)node + fields[i].offset;
        if (fields[i].type == FIELD_REQ || fields[i].type == FIELD_OPT) {
            const Node *child = *(Node *const *)field;
            if (child != NULL)
                walk(child, visit, context);
        } else if (fields[i].type == FIELD_SEQ || fields[i].type == FIELD_GAPS) {
            const NodeSeq *seq = field;
            for (int32_t n = 0; n < seq->count; n++)
                if (seq->items[n] != NULL)
                    walk(seq->items[n], visit, context);
        }
    }
}

static bool is_scope(const Node *node) {
    return node->kind == AST_FunctionDef || node->kind == AST_AsyncFunctionDef
           || node->kind == AST_Lambda || node->kind == AST_ClassDef;
}

/* Is the first place not behind the second? */
static bool ordered(int line, int column, int other_line, int other_column) {
    return line < other_line || (line == other_line && column <= other_column);
}

static bool covers(const Node *node, Position p) {
    return ordered(node->lineno, node->col_offset, p.line, p.column)
           && ordered(p.end_line, p.end_column, node->end_lineno, node->end_col_offset);
}

/* ---- the site ---- */

static bool note_scope(void *context, const Node *node) {
    HintSite *site = context;
    if (!is_scope(node))
        return true;
    if (!covers(node, site->at))
        return node->kind != AST_Lambda; /* its decorators stand before it */
    if (site->depth < sizeof site->scopes / sizeof *site->scopes)
        site->scopes[site->depth++] = node;
    return true;
}

static bool parse_text(HintSite *site, Str *text) {
    size_t length;
    ParseResult result = {0};
    const char *utf8 = str_utf8(text, &length);
    char *copy = utf8 ? scratch_copy(&site->scratch, utf8, length) : NULL;
    if (utf8 != NULL)
        str_utf8_free(text, utf8, length);
    if (copy == NULL
        || !source_init(&site->source, copy, length, SOURCE_TEXT, NULL, &site->scratch,
                        &result.error))
        return false;
    site->tree = parse(&site->source, &site->scratch, PARSE_FILE, &result);
    return site->tree != NULL;
}

bool hint_site_open(HintSite *site, Object *exception) {
    *site = (HintSite){0};
    scratch_init(&site->scratch);
    Object *entry = ((BaseException *)exception)->traceback;
    if (entry == NULL || !is_exact(entry, &traceback_type))
        return false;
    Traceback *t = (Traceback *)entry;
    while (t->next != NULL)
        t = t->next;
    site->frame = t->frame;
    site->at = code_position(t->frame->code, t->word);
    if (site->at.line <= 0 || site->at.column < 0 || site->at.end_column < 0)
        return false;
    Str *text = source_cache_text(t->frame->code->filename);
    bool parsed = text != NULL && parse_text(site, text);
    xdecref(text);
    if (parsed)
        walk(site->tree, note_scope, site);
    return parsed;
}

void hint_site_close(HintSite *site) {
    source_dispose(&site->source);
    scratch_free_all(&site->scratch);
    error_clear();
}

const Node *hint_function(const HintSite *site, bool *known) {
    Str *name = site->frame->code->name;
    if (site->depth == 0) {
        *known = str_equal_ascii(name, "<module>");
        return NULL;
    }
    const Node *node = site->scopes[site->depth - 1];
    *known = node->kind == AST_FunctionDef || node->kind == AST_AsyncFunctionDef
                 ? str_equal(AST_AS(FunctionDef, node)->name, name)
                 : node->kind == AST_Lambda && str_equal_ascii(name, "<lambda>");
    return node;
}

/* ---- nodes ---- */

typedef struct Search {
    Position at;
    const Node *found;
    AstKind kind; /* AST_KIND_COUNT: any expression */
    bool end_only;
} Search;

static bool look_at(void *context, const Node *node) {
    Search *s = context;
    bool matches = s->kind == AST_KIND_COUNT ? ast_info[node->kind].group == GROUP_expr
                                             : node->kind == s->kind;
    if (matches && node->end_lineno == s->at.end_line && node->end_col_offset == s->at.end_column
        && (s->end_only || (node->lineno == s->at.line && node->col_offset == s->at.column)))
        s->found = node;
    return s->found == NULL;
}

static const Node *search(const HintSite *site, AstKind kind, bool end_only) {
    Search s = {.at = site->at, .kind = kind, .end_only = end_only};
    walk(site->tree, look_at, &s);
    return s.found;
}

const Node *hint_find(const HintSite *site, AstKind kind, bool end_only) {
    return search(site, kind, end_only);
}

const Node *hint_find_expression(const HintSite *site) {
    return search(site, AST_KIND_COUNT, false);
}

/* ---- bindings ---- */

static bool is_name(const Bindings *b, const Str *name) {
    return name != NULL && str_equal((Str *)name, b->name);
}

static void bind(Bindings *b, const Node *node, int times) {
    if (b->first == NULL)
        b->first = node;
    b->count += times;
}

static void assign(Bindings *b, const Node *target, const Node *value) {
    if (target->kind == AST_Name && is_name(b, AST_AS(Name, target)->id) && b->value == NULL)
        b->value = value;
}

static bool lists(const Bindings *b, const StrSeq *names) {
    for (int32_t i = 0; i < names->count; i++)
        if (is_name(b, names->items[i]))
            return true;
    return false;
}

/* Inside a function of the function: does it rebind the outer name? */
static bool note_inner(void *context, const Node *node) {
    Bindings *b = context;
    if ((node->kind == AST_Nonlocal || node->kind == AST_Global)
        && lists(b, &AST_AS(Global, node)->names))
        b->count += 2;
    return true;
}

static bool note_binding(void *context, const Node *node);

/* What a comprehension assigns is its own, but for what := does. */
static void look_inside(Bindings *b, const Node *comprehension) {
    uint8_t count;
    const AstField *fields = ast_fields(comprehension->kind, &count);
    b->inside++;
    for (uint8_t i = 0; i < count; i++) {
        const void *field = (const char *)comprehension + fields[i].offset;
        if (fields[i].type == FIELD_REQ)
            walk(*(Node *const *)field, note_binding, b);
        else if (fields[i].type == FIELD_SEQ)
            for (int32_t n = 0; n < ((const NodeSeq *)field)->count; n++)
                walk(((const NodeSeq *)field)->items[n], note_binding, b);
    }
    b->inside--;
}

/* `import a.b` binds a. */
static void note_imported(Bindings *b, const Astalias *alias) {
    Str *name = alias->asname != NULL ? alias->asname : alias->name;
    size_t length = b->name->length;
    if (is_name(b, name)
        || (alias->asname == NULL && name->length > length && str_at(name, length) == '.'
            && str_find(name, b->name, 0, length) == 0))
        bind(b, &alias->head, 1);
}

static bool note_binding(void *context, const Node *node) {
    Bindings *b = context;
    switch (node->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef:
    case AST_ClassDef:
    case AST_Lambda:
        if (node->kind == AST_ClassDef
                ? is_name(b, AST_AS(ClassDef, node)->name)
                : node->kind != AST_Lambda && is_name(b, AST_AS(FunctionDef, node)->name))
            bind(b, node, 1);
        walk(node, note_inner, b);
        return false;
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp:
        look_inside(b, node);
        return false;
    case AST_NamedExpr:
        assign(b, AST_AS(NamedExpr, node)->target, AST_AS(NamedExpr, node)->value);
        if (b->inside > 0 && is_name(b, AST_AS(Name, AST_AS(NamedExpr, node)->target)->id))
            bind(b, node, 1);
        return true;
    case AST_Assign:
        if (AST_AS(Assign, node)->targets.count == 1)
            assign(b, AST_AS(Assign, node)->targets.items[0], AST_AS(Assign, node)->value);
        return true;
    case AST_AnnAssign:
        if (AST_AS(AnnAssign, node)->value != NULL)
            assign(b, AST_AS(AnnAssign, node)->target, AST_AS(AnnAssign, node)->value);
        return true;
    case AST_Name:
        if (node->ctx != CONTEXT_Load && b->inside == 0 && is_name(b, AST_AS(Name, node)->id))
            bind(b, node, 1);
        return true;
    case AST_alias:
        note_imported(b, (const Astalias *)node);
        return true;
    case AST_ExceptHandler:
        if (is_name(b, AST_AS(ExceptHandler, node)->name))
            bind(b, node, 2);
        return true;
    case AST_MatchAs:
        if (is_name(b, AST_AS(MatchAs, node)->name))
            bind(b, node, 1);
        return true;
    case AST_MatchStar:
        if (is_name(b, AST_AS(MatchStar, node)->name))
            bind(b, node, 1);
        return true;
    case AST_MatchMapping:
        if (is_name(b, AST_AS(MatchMapping, node)->rest))
            bind(b, node, 1);
        return true;
    case AST_Global:
    case AST_Nonlocal:
        if (lists(b, &AST_AS(Global, node)->names))
            bind(b, node, 2);
        return true;
    default:
        return true;
    }
}

static bool note_parameter(void *context, const Node *node) {
    Bindings *b = context;
    if (node->kind == AST_arg && is_name(b, AST_AS(arg, node)->arg)) {
        b->is_parameter = true;
        bind(b, node, 1);
    }
    return node->kind == AST_arguments;
}

static void walk_all(const NodeSeq *body, Visit visit, Bindings *b) {
    for (int32_t i = 0; i < body->count; i++)
        walk(body->items[i], visit, b);
}

Bindings hint_bindings(const HintSite *site, const Node *function, Str *name) {
    Bindings b = {.name = name};
    if (function == NULL) {
        walk_all(&AST_AS(Module, site->tree)->body, note_binding, &b);
    } else if (function->kind == AST_Lambda) {
        walk(AST_AS(Lambda, function)->args, note_parameter, &b);
        walk(AST_AS(Lambda, function)->body, note_binding, &b);
    } else if (function->kind == AST_ClassDef) {
        walk_all(&AST_AS(ClassDef, function)->body, note_binding, &b);
    } else {
        walk(AST_AS(FunctionDef, function)->args, note_parameter, &b);
        walk_all(&AST_AS(FunctionDef, function)->body, note_binding, &b);
    }
    return b;
}

/* ---- text ---- */

static Str *slice(const HintSite *site, const Node *node) {
    const char *line;
    size_t length;
    if (node->lineno != node->end_lineno
        || !source_line(&site->source, node->lineno, &line, &length)
        || (size_t)node->end_col_offset > length
        || node->end_col_offset - node->col_offset > TEXT_MAX)
        return NULL;
    return str_from_utf8(line + node->col_offset,
                         (size_t)(node->end_col_offset - node->col_offset));
}

Str *hint_text(const HintSite *site, const Node *node) {
    Str *text = slice(site, node);
    if (text != NULL || node->kind != AST_Call)
        return text;
    Str *function = slice(site, AST_AS(Call, node)->func);
    text = function ? str_format("%U(...)", function) : NULL;
    xdecref(function);
    return text;
}
