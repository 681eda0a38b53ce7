/* The scopes and what their names mean: `krait --dump symbols`. */
#include "compiler/symtable.h"

#include "runtime/objects/str.h"

static const char *const kinds[] = {"module",
                                    "class",
                                    "function",
                                    "lambda",
                                    "type parameters",
                                    "type value",
                                    "generator expression",
                                    "comprehension"};
static const char *const meanings[] = {"?",      "local", "cell", "free", "global (declared)",
                                       "global", "outer"};

static void print_name(Str *name, FILE *out) {
    size_t length;
    const char *utf8 = name ? str_utf8(name, &length) : NULL;
    if (utf8 == NULL) {
        error_clear();
        return;
    }
    fwrite(utf8, 1, length, out);
    str_utf8_free(name, utf8, length);
}

static void print_symbol(const Symbol *symbol, int depth, FILE *out) {
    static const struct {
        int flag;
        const char *text;
    } texts[] = {{SYM_PARAM, "parameter"},          {SYM_ITERATION, "iteration"},
                 {SYM_LOCAL, "assigned"},           {SYM_USED, "used"},
                 {SYM_IMPORTED, "imported"},        {SYM_NONLOCAL, "nonlocal"},
                 {SYM_ANNOTATED, "annotated"},      {SYM_WALRUS, "walrus"},
                 {SYM_UNBOUND, "unbound"},          {SYM_FREE_CLASS, "passed on"},
                 {SYM_TYPE_PARAM, "type parameter"}};
    fprintf(out, "%*s", depth * 4, "");
    print_name(symbol->name, out);
    fprintf(out, ": %s", meanings[symbol->meaning]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (symbol->flags & texts[i].flag)
            fprintf(out, ", %s", texts[i].text);
    fputc('\n', out);
}

static int print_scope(const Scope *scope, int depth, FILE *out) {
    fprintf(out, "%*s%s", depth * 4, "", kinds[scope->kind]);
    if (scope->name) {
        fputc(' ', out);
        print_name(scope->name, out);
    }
    if (scope->node->lineno > 0)
        fprintf(out, ", line %d", scope->node->lineno);
    if (scope->is_generator)
        fputs(", generator", out);
    if (scope->is_coroutine)
        fputs(", coroutine", out);
    if (scope->needs_class_cell)
        fputs(", __class__ cell", out);
    if (scope->needs_class_dict)
        fputs(", __classdict__ cell", out);
    fputc('\n', out);
    for (uint32_t i = 0; i < scope->symbols.count; i++)
        print_symbol(scope->symbols.items[i], depth + 1, out);
    return depth;
}

void dump_symbols(const Symtable *table, FILE *out) {
    const Scope *scope = table->top;
    int depth = 0;
    while (scope != NULL) {
        print_scope(scope, depth, out);
        if (scope->first_child) {
            scope = scope->first_child;
            depth++;
            continue;
        }
        while (scope != NULL && scope->next == NULL) {
            scope = scope->parent;
            depth--;
        }
        if (scope != NULL)
            scope = scope->next;
    }
}
