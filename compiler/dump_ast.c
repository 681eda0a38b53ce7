/* dump_ast.c: the tree as text, byte for byte what `ast.dump(tree, indent=4)` prints.
 *
 * Empty lists and absent optional fields are left out. A node stands on one line when it shows at
 * most three arguments and each of them is simple: a value that is no node and no list, or a node
 * without arguments.
 */
#include "compiler/ast.h"

typedef struct Dump {
    FILE *out;
    bool positions;
    bool failed; /* an exception is set */
} Dump;

static void dump_node(Dump *d, const Node *node, int level);

static inline void *field_at(const Node *node, const AstField *field) {
    return (char *)node + field->offset;
}

/* The node in a field, or the value or name. */
static inline Object *object_in(const Node *node, const AstField *field) {
    return *(Object **)field_at(node, field);
}

/* The length of a sequence field: all sequences begin with it. */
static inline int32_t count_in(const Node *node, const AstField *field) {
    _Static_assert(offsetof(NodeSeq, count) == 0 && offsetof(StrSeq, count) == 0
                       && offsetof(OpSeq, count) == 0,
                   "a sequence begins with its count");
    return *(int32_t *)field_at(node, field);
}

static bool is_sequence(const AstField *field) {
    return field->type == FIELD_SEQ || field->type == FIELD_GAPS || field->type == FIELD_IDS
           || field->type == FIELD_OPS;
}

static bool is_shown(const Node *node, const AstField *field) {
    if (is_sequence(field)) {
        return count_in(node, field) > 0;
    }
    bool optional = field->type == FIELD_OPT || field->type == FIELD_OPTID;
    return !optional || object_in(node, field) != NULL;
}

static bool has_arguments(const Dump *d, const Node *node) {
    uint8_t count;
    const AstField *fields = ast_fields(node->kind, &count);
    if (d->positions && ast_has_position(node)) {
        return true;
    }
    for (int i = 0; i < count; i++) {
        if (is_shown(node, &fields[i])) {
            return true;
        }
    }
    return false;
}

static bool is_simple(const Dump *d, const Node *node, const AstField *field) {
    if (is_sequence(field)) {
        return false;
    }
    bool child = field->type == FIELD_REQ || field->type == FIELD_OPT;
    return !child || !has_arguments(d, (Node *)object_in(node, field));
}

/* At most three arguments, all of them simple. */
static bool fits_line(const Dump *d, const Node *node) {
    uint8_t count;
    const AstField *fields = ast_fields(node->kind, &count);
    int shown = d->positions && ast_has_position(node) ? 4 : 0;
    for (int i = 0; i < count; i++) {
        if (is_shown(node, &fields[i])) {
            shown++;
            if (!is_simple(d, node, &fields[i])) {
                return false;
            }
        }
    }
    return shown <= 3;
}

static void new_line(Dump *d, int level) {
    putc('\n', d->out);
    for (int i = 0; i < 4 * level; i++) {
        putc(' ', d->out);
    }
}

/* repr(value) */
static void dump_value(Dump *d, Object *value) {
    if (value == NULL) {
        fputs("None", d->out);
        return;
    }
    Str *text = (Str *)object_repr(value);
    size_t length;
    const char *utf8 = text != NULL ? str_utf8(text, &length) : NULL;
    if (utf8 == NULL) {
        d->failed = true;
    } else {
        fwrite(utf8, 1, length, d->out);
        str_utf8_free(text, utf8, length);
    }
    xdecref(text);
}

static void dump_item(Dump *d, const Node *node, const AstField *field, int32_t i, int level) {
    void *sequence = field_at(node, field);
    switch (field->type) {
    case FIELD_IDS:
        dump_value(d, OBJ(((StrSeq *)sequence)->items[i]));
        break;
    case FIELD_OPS:
        fprintf(d->out, "%s()", ast_operator_names[((OpSeq *)sequence)->items[i]]);
        break;
    default:
        dump_node(d, ((NodeSeq *)sequence)->items[i], level);
        break;
    }
}

static void dump_sequence(Dump *d, const Node *node, const AstField *field, int level) {
    int32_t count = count_in(node, field);
    putc('[', d->out);
    for (int32_t i = 0; i < count && !d->failed; i++) {
        if (i > 0) {
            putc(',', d->out);
        }
        new_line(d, level + 1);
        dump_item(d, node, field, i, level + 1);
    }
    putc(']', d->out);
}

static void dump_field(Dump *d, const Node *node, const AstField *field, int level) {
    fprintf(d->out, "%s=", field->name);
    switch (field->type) {
    case FIELD_REQ:
    case FIELD_OPT:
        dump_node(d, (Node *)object_in(node, field), level);
        break;
    case FIELD_ID:
    case FIELD_OPTID:
    case FIELD_CONST:
        dump_value(d, object_in(node, field));
        break;
    case FIELD_INT:
        fprintf(d->out, "%d", *(int *)field_at(node, field));
        break;
    case FIELD_OP:
        fprintf(d->out, "%s()", ast_operator_names[node->op]);
        break;
    case FIELD_CTX:
        fprintf(d->out, "%s()", ast_context_names[node->ctx]);
        break;
    default:
        dump_sequence(d, node, field, level);
        break;
    }
}

/* Between two arguments, or before the first. */
static void dump_separator(Dump *d, bool one_line, bool first, int level) {
    if (!first) {
        fputs(one_line ? ", " : ",", d->out);
    }
    if (!one_line) {
        new_line(d, level);
    }
}

static void dump_positions(Dump *d, const Node *node, int level) {
    const char *const labels[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    const int32_t values[] = {node->lineno, node->col_offset, node->end_lineno,
                              node->end_col_offset};
    for (int i = 0; i < 4; i++) {
        dump_separator(d, false, i == 0, level);
        fprintf(d->out, "%s=%d", labels[i], (int)values[i]);
    }
}

static void dump_node(Dump *d, const Node *node, int level) {
    uint8_t count;
    if (node == NULL) {
        fputs("None", d->out);
        return;
    }
    if (c_stack_check(" while dumping a syntax tree") < 0) {
        d->failed = true;
        return;
    }
    const AstField *fields = ast_fields(node->kind, &count);
    bool one_line = fits_line(d, node), first = true;
    fprintf(d->out, "%s(", ast_info[node->kind].name);
    for (int i = 0; i < count && !d->failed; i++) {
        if (is_shown(node, &fields[i])) {
            dump_separator(d, one_line, first, level + 1);
            dump_field(d, node, &fields[i], level + 1);
            first = false;
        }
    }
    if (d->positions && ast_has_position(node)) {
        if (!first) {
            putc(',', d->out);
        }
        dump_positions(d, node, level + 1);
    }
    putc(')', d->out);
}

bool dump_ast(const Node *tree, bool positions, FILE *out) {
    Dump d = {out, positions, false};
    dump_node(&d, tree, 0);
    putc('\n', out);
    return !d.failed;
}
