/* The compiler's door: runs the phases, and turns what went wrong into exceptions and warnings. See
 * compile.h. */
#include <unistd.h>

#include "compiler/compile.h"

#include "compiler/ast_objects.h"
#include "compiler/codegen.h"
#include "compiler/dump_tokens.h"
#include "compiler/lexer.h"
#include "compiler/parser.h"
#include "compiler/scratch.h"
#include "compiler/source.h"
#include "compiler/symtable.h"
#include "compiler/syntax_error.h"
#include "runtime/error.h"
#include "runtime/names.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

/* One compilation: everything that has to be released at its end. */
typedef struct Compilation {
    Scratch scratch;
    Source source;
    ParseResult parsed;
    Symtable symtable;
    Str *filename; /* borrowed */
    const char *filename_utf8;
    size_t filename_length;
    CompileMode mode;
    int flags;
} Compilation;

/* ---- exceptions */

static Object *text_line(const Compilation *k, const SyntaxErrorInfo *error) {
    const char *text;
    size_t length;
    if (!syntax_error_text_line(error, &k->source, &text, &length))
        return new_none();
    /* The file's last line gets the newline that it lacks; an expression's and the prompt's does
     * not. */
    bool ends = (k->mode == COMPILE_EXEC && !error->late)
                || text + length < k->source.text + k->source.size;
    Str *line = str_from_utf8(text, length);
    if (line == NULL || error->bare_text || !ends)
        return OBJ(line);
    Str *newline = str_from_char('\n');
    Str *whole = newline ? str_concat(line, newline) : NULL;
    xdecref(newline);
    decref(line);
    return OBJ(whole);
}

/* (filename, 0, -1, None) for text that could not be decoded, (filename, 0, 0, "", 0, 0) for an
 * empty one. */
static Object *no_place(const Compilation *k, const SyntaxErrorInfo *error) {
    Object *zero = OBJ(&small_ints[-SMALL_MIN]), *minus_one = OBJ(&small_ints[-1 - SMALL_MIN]);
    if (error->no_text)
        return OBJ(tuple_pack(4, k->filename, zero, minus_one, KNone));
    return OBJ(tuple_pack(6, k->filename, zero, zero, str_empty, zero, zero));
}

/* (filename, line, offset, text, end line, end offset) */
static Object *error_place(const Compilation *k, const SyntaxErrorInfo *error) {
    if (error->lineno <= 0)
        return no_place(k, error);
    Object *items[6] = {
        incref(k->filename),
        int_from_i64(error->lineno),
        int_from_i64(syntax_error_offset(error, &k->source)),
        text_line(k, error),
        int_from_i64(error->end_lineno),
        error->end_col == SYNTAX_ERROR_END_IS_NONE
            ? new_none()
            : int_from_i64(syntax_error_end_offset(error, &k->source)),
    };
    bool whole = true;
    for (int i = 0; i < 6; i++)
        whole &= items[i] != NULL;
    Object *place = whole ? OBJ(tuple_from_array(items, 6)) : NULL;
    for (int i = 0; i < 6; i++)
        xdecref(items[i]);
    return place;
}

static void raise_syntax_error(const Compilation *k, const SyntaxErrorInfo *error) {
    Type *type = error->kind == SYNTAX_TAB           ? &exc_TabError
                 : error->kind == SYNTAX_INDENTATION ? &exc_IndentationError
                                                     : &exc_SyntaxError;
    if (k->parsed.incomplete && k->flags & COMPILE_INCOMPLETE)
        type = &exc__IncompleteInputError;
    if (error->message == NULL) { /* a phase failed and found nothing wrong */
        raise_no_memory();
        return;
    }
    const char *message = error->message;
    /* The program's own file that cannot be decoded: CPython has not got as far as a place. */
    bool placeless = error->lineno <= 0 && error->no_text && k->flags & COMPILE_FILE;
    Object *args[2] = {OBJ(str_from_utf8(message, strlen(message))),
                       placeless ? new_none() : error_place(k, error)};
    Object *exception = args[0] && args[1] ? exception_new(type, args, placeless ? 1 : 2) : NULL;
    xdecref(args[0]);
    xdecref(args[1]);
    if (exception != NULL) {
        raise_object(exception);
        decref(exception);
    }
}

static void raise_error(const Compilation *k, const SyntaxErrorInfo *error) {
    switch (error->kind) {
    case SYNTAX_RAISED:
        break;
    case SYNTAX_MEMORY:
        if (error->message)
            raise_format(&exc_MemoryError, "%s", error->message);
        else
            raise_no_memory();
        break;
    case SYNTAX_RECURSION:
        raise_format(&exc_RecursionError, "%s", error->message);
        break;
    default:
        raise_syntax_error(k, error);
        break;
    }
}

/* The phases behind the parser take the text from the file, and have none for a source that is no
 * file. */
static void raise_late_error(const Compilation *k) {
    SyntaxErrorInfo error = k->parsed.error;
    error.no_text |= access(k->filename_utf8, R_OK) != 0;
    error.late = true;
    raise_error(k, &error);
}

/* ---- warnings */

/* Issues what the phases have collected. Under -W error a warning is a SyntaxError at its place. */
static bool issue_warnings(Compilation *k) {
    for (SyntaxWarningInfo *w = k->parsed.warnings.first; w != NULL; w = w->next) {
        Str *message = str_from_utf8(w->message, strlen(w->message));
        int failed = message ? warn_at(&exc_SyntaxWarning, message, k->filename, w->lineno) : -1;
        xdecref(message);
        if (failed == 0)
            continue;
        if (error_is(&exc_SyntaxWarning)) {
            error_clear();
            SyntaxErrorInfo error = {.kind = SYNTAX_ERROR,
                                     .lineno = w->lineno,
                                     .col = w->col,
                                     .end_lineno = w->end_lineno,
                                     .end_col = w->end_col,
                                     .message = w->message};
            raise_syntax_error(k, &error);
        }
        return false;
    }
    return true;
}

/* ---- from __future__ import ... */

static bool future_error(Compilation *k, const Node *node, const char *format, const char *name) {
    SyntaxRange range = {node->lineno, node->col_offset, node->lineno, SYNTAX_ERROR_END_IS_NONE};
    if (name == NULL)
        return syntax_error_set(&k->parsed.error, &k->scratch, SYNTAX_ERROR, range, "%s",
                                format ? format : "");
    return syntax_error_set(&k->parsed.error, &k->scratch, SYNTAX_ERROR, range,
                            "future feature %s is not defined", name);
}

static bool future_feature(Compilation *k, const AstImportFrom *node, Str *name) {
    static const char *const always[] = {"nested_scopes",    "generators",     "division",
                                         "absolute_import",  "with_statement", "print_function",
                                         "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    if (str_equal_ascii(name, "annotations")) {
        k->flags |= COMPILE_FUTURE_ANNOTATIONS;
        return true;
    }
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (str_equal_ascii(name, always[i]))
            return true;
    if (str_equal_ascii(name, "braces"))
        return future_error(k, &node->head, "not a chance", NULL);
    return future_error(k, &node->head, NULL, symtable_utf8(&k->symtable, name));
}

static bool is_future_import(const Node *node) {
    if (node->kind != AST_ImportFrom)
        return false;
    Str *module = AST_AS(ImportFrom, node)->module;
    return module != NULL && AST_AS(ImportFrom, node)->level == 0
           && str_equal_ascii(module, "__future__");
}

/* They stand behind the docstring, before anything else; elsewhere code generation refuses them. */
static bool read_future(Compilation *k, const NodeSeq *body) {
    k->symtable.scratch = &k->scratch;
    for (int32_t i = 0; i < body->count; i++) {
        Node *node = body->items[i];
        bool docstring =
            i == 0 && node->kind == AST_Expr && AST(Expr, node)->value->kind == AST_Constant;
        if (docstring)
            continue;
        if (!is_future_import(node))
            break;
        AstImportFrom *from = AST(ImportFrom, node);
        for (int32_t n = 0; n < from->names.count; n++)
            if (!future_feature(k, from, AST(alias, from->names.items[n])->name))
                return false;
        node->op = 1; /* seen */
    }
    return true;
}

/* ---- the phases */

static bool prepare(Compilation *k, char *copy, size_t length) {
    k->filename_utf8 = str_utf8(k->filename, &k->filename_length);
    if (k->filename_utf8 == NULL)
        return false;
    SourceKind kind = k->flags & COMPILE_FILE    ? SOURCE_FILE
                      : k->flags & COMPILE_BYTES ? SOURCE_BYTES
                                                 : SOURCE_TEXT;
    if (source_init(&k->source, copy, length, kind, k->filename_utf8, &k->scratch,
                    &k->parsed.error))
        return true;
    raise_error(k, &k->parsed.error);
    return false;
}

static bool parse_source(Compilation *k) {
    static const ParseMode modes[] = {PARSE_FILE, PARSE_EVAL, PARSE_SINGLE};
    if (parse(&k->source, &k->scratch, modes[k->mode], &k->parsed) != NULL)
        return true;
    if (issue_warnings(k))
        raise_error(k, &k->parsed.error);
    return false;
}

static bool build_symbols(Compilation *k) {
    Node *tree = k->parsed.tree;
    const NodeSeq *body = tree->kind == AST_Module        ? &AST(Module, tree)->body
                          : tree->kind == AST_Interactive ? &AST(Interactive, tree)->body
                                                          : NULL;
    if ((body == NULL || read_future(k, body))
        && symtable_build(&k->symtable, tree, &k->scratch, &k->parsed.error,
                          k->flags & COMPILE_OPTIMIZE_ASSERTS,
                          k->flags & COMPILE_FUTURE_ANNOTATIONS))
        return true;
    if (issue_warnings(k))
        raise_late_error(k);
    return false;
}

static bool precedes(const SyntaxErrorInfo *a, const SyntaxErrorInfo *b) {
    return a->lineno < b->lineno || (a->lineno == b->lineno && a->col < b->col);
}

/* The symbol table has left an error to this phase: is it the first? */
static bool prefer_deferred_error(Compilation *k, bool failed) {
    const SyntaxErrorInfo *deferred = &k->symtable.deferred;
    SyntaxErrorInfo *error = &k->parsed.error;
    bool first = deferred->kind != SYNTAX_OK
                 && (!failed || (error->kind == SYNTAX_ERROR && precedes(deferred, error)));
    if (first)
        *error = *deferred;
    return first;
}

static Code *generate(Compilation *k) {
    Compiler compiler = {
        .scratch = &k->scratch,
        .error = &k->parsed.error,
        .warnings = &k->parsed.warnings,
        .source = &k->source,
        .symtable = &k->symtable,
        .filename = k->filename,
        .mode = k->mode,
        .flags = k->flags,
    };
    Code *code = codegen_module(&compiler, k->parsed.tree);
    if (!issue_warnings(k))
        return NULL;
    if (prefer_deferred_error(k, code == NULL) || code == NULL) {
        raise_late_error(k);
        return NULL;
    }
    return incref(code);
}

/* The text with a zero byte behind it, which the lexer relies on. */
static char *terminated(const char *text, size_t length) {
    char *copy = length < SIZE_MAX ? mem_alloc(length + 1) : NULL;
    if (copy == NULL) {
        raise_no_memory();
        return NULL;
    }
    memcpy(copy, text, length);
    copy[length] = 0;
    return copy;
}

static void finish(Compilation *k, char *copy, size_t length) {
    source_dispose(&k->source);
    if (k->filename_utf8)
        str_utf8_free(k->filename, k->filename_utf8, k->filename_length);
    scratch_free_all(&k->scratch);
    mem_free(copy, length + 1);
}

Code *compile_source(const char *text, size_t length, Str *filename, CompileMode mode, int flags) {
    Compilation k = {.filename = filename, .mode = mode, .flags = flags};
    Code *code = NULL;
    char *copy = terminated(text, length);
    if (copy == NULL)
        return NULL;
    scratch_init(&k.scratch);
    if (prepare(&k, copy, length) && parse_source(&k) && build_symbols(&k))
        code = generate(&k);
    finish(&k, copy, length);
    return code;
}

Object *compile_syntax_error(const char *text, size_t length, Str *filename) {
    Compilation k = {.filename = filename, .mode = COMPILE_EXEC};
    char *copy = terminated(text, length);
    if (copy == NULL)
        return NULL;
    scratch_init(&k.scratch);
    if (prepare(&k, copy, length) && parse(&k.source, &k.scratch, PARSE_FILE, &k.parsed) == NULL)
        raise_error(&k, &k.parsed.error);
    finish(&k, copy, length);
    return error_is(&exc_SyntaxError) ? error_fetch() : NULL;
}

/* ---- trees as objects */

Object *compile_to_ast(const char *text, size_t length, Str *filename, CompileMode mode,
                       int flags) {
    Compilation k = {.filename = filename, .mode = mode, .flags = flags};
    Object *tree = NULL;
    char *copy = terminated(text, length);
    if (copy == NULL)
        return NULL;
    scratch_init(&k.scratch);
    /* The symbol table's walk is what folds. */
    if (prepare(&k, copy, length) && parse_source(&k)
        && (!(flags & COMPILE_FOLD) || build_symbols(&k)) && issue_warnings(&k))
        tree = ast_to_object(k.parsed.tree);
    finish(&k, copy, length);
    return tree;
}

/* Reads a tree of objects, and has its symbols found, which also folds it. */
static bool take_tree(Compilation *k, Object *tree, char *copy) {
    static const AstKind roots[] = {AST_Module, AST_Expression, AST_Interactive};
    scratch_init(&k->scratch);
    if (!prepare(k, copy, 0))
        return false;
    k->parsed.tree = ast_from_object(tree, roots[k->mode], &k->scratch);
    return k->parsed.tree != NULL && build_symbols(k);
}

Code *compile_ast(Object *tree, Str *filename, CompileMode mode, int flags) {
    Compilation k = {
        .filename = filename, .mode = mode, .flags = flags & ~(COMPILE_BYTES | COMPILE_FILE)};
    char *copy = terminated("", 0);
    if (copy == NULL)
        return NULL;
    Code *code = take_tree(&k, tree, copy) ? generate(&k) : NULL;
    finish(&k, copy, 0);
    return code;
}

Object *compile_fold_ast(Object *tree, Str *filename, CompileMode mode, int flags) {
    Compilation k = {
        .filename = filename, .mode = mode, .flags = flags & ~(COMPILE_BYTES | COMPILE_FILE)};
    char *copy = terminated("", 0);
    if (copy == NULL)
        return NULL;
    Object *folded = take_tree(&k, tree, copy) ? ast_to_object(k.parsed.tree) : NULL;
    finish(&k, copy, 0);
    return folded;
}

/* ---- --dump */

static bool dump_lexed(Compilation *k, FILE *out) {
    Lexer lexer;
    lexer_run(&lexer, &k->source, &k->scratch, LEXER_KEEP_TRIVIA);
    if (lexer.tokens != NULL)
        dump_tokens(&lexer, out);
    bool good = lexer.error.kind == SYNTAX_OK;
    if (!good)
        raise_error(k, &lexer.error);
    lexer_dispose(&lexer);
    return good;
}

static bool dump_phase(Compilation *k, DumpPhase phase, FILE *out) {
    if (phase == DUMP_TOKENS)
        return dump_lexed(k, out);
    if (!parse_source(k))
        return false;
    if (phase == DUMP_AST)
        return dump_ast(k->parsed.tree, true, out);
    if (!build_symbols(k))
        return false;
    if (phase == DUMP_SYMBOLS) {
        dump_symbols(&k->symtable, out);
        return true;
    }
    Code *code = generate(k);
    if (code == NULL)
        return false;
    code_dump(code, out);
    decref(code);
    return true;
}

int compile_dump(const char *text, size_t length, Str *filename, DumpPhase phase, FILE *out) {
    Compilation k = {.filename = filename, .mode = COMPILE_EXEC, .flags = COMPILE_FILE};
    char *copy = terminated(text, length);
    if (copy == NULL)
        return -1;
    scratch_init(&k.scratch);
    bool good = prepare(&k, copy, length) && dump_phase(&k, phase, out);
    finish(&k, copy, length);
    return good ? 0 : -1;
}
