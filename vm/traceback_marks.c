/* Which part of the source failed: the lines of an instruction's range, with ^ under the part that
 * matters and ~ under the rest.
 *
 * The rules are those of CPython 3.13's traceback module: a binary operation is marked at its
 * operator, a subscript and a call at their brackets; no marks where they would cover all of the
 * line, or all of a plain `x = f()` or `return f()`; of many lines only the first, the last and
 * those around the marks are shown. Offsets are bytes of UTF-8, as in the syntax tree, and become
 * columns only when marks are written.
 */
#include "vm/traceback_marks.h"

#include <utf8proc.h>

#include "compiler/parser.h"
#include "runtime/objects/exceptions.h"
#include "vm/color.h"

enum { LINES_MAX = 512 };

typedef struct Line {
    const char *text; /* dedented */
    size_t length;    /* bytes */
} Line;

typedef struct Place {
    size_t line, offset; /* line from 0 within the excerpt */
} Place;

typedef struct Excerpt {
    Line lines[LINES_MAX];
    size_t count;
    Place start, end; /* the instruction's range */
    bool anchored;
    Place left, right; /* the anchor [left, right) */
    char primary, secondary;
    bool color;
} Excerpt;

size_t display_width(const char *line, size_t bytes) {
    size_t width = 0;
    for (size_t i = 0; i < bytes;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t n =
            utf8proc_iterate((const utf8proc_uint8_t *)line + i, (utf8proc_ssize_t)(bytes - i), &c);
        if (n <= 0) {
            width++;
            i++;
            continue;
        }
        width += c >= 128 && utf8proc_charwidth(c) == 2 ? 2 : 1;
        i += (size_t)n;
    }
    return width;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\v';
}

static size_t indentation(const char *text, size_t length) {
    size_t i = 0;
    while (i < length && is_space(text[i]))
        i++;
    return i;
}

/* Splits into lines and takes away the white space that all but blank ones begin with. Returns how
 * much. */
static size_t split(Excerpt *x, const char *text, size_t length) {
    size_t common = SIZE_MAX;
    const char *end = text + length;
    while (text <= end && x->count < LINES_MAX) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        if (stop == NULL)
            stop = end;
        size_t bytes = (size_t)(stop - text);
        while (bytes > 0 && is_space(text[bytes - 1]))
            bytes--;
        x->lines[x->count++] = (Line){text, bytes};
        size_t indent = indentation(text, bytes);
        if (indent < bytes && indent < common)
            common = indent;
        text = stop + 1;
    }
    if (common == SIZE_MAX)
        common = 0;
    for (size_t i = 0; i < x->count; i++) {
        size_t cut = x->lines[i].length < common ? x->lines[i].length : common;
        x->lines[i].text += cut;
        x->lines[i].length -= cut;
    }
    return common;
}

/* ---- anchors ---- */

static char char_at(const Excerpt *x, Place p) { return x->lines[p.line].text[p.offset]; }

/* Moves to the next line while the place is behind its line's end; false at the end of the excerpt.
 */
static bool settle(const Excerpt *x, Place *p) {
    while (p->line < x->count && p->offset >= x->lines[p->line].length) {
        p->line++;
        p->offset = 0;
    }
    return p->line < x->count;
}

/* The first character from p on that is neither space nor in `skip`; comments and continuations are
 * passed over. */
static bool seek(const Excerpt *x, Place *p, char wanted /* 0: any but space and ')' */) {
    while (settle(x, p)) {
        char c = char_at(x, *p);
        if (c == '\\' || c == '#') {
            p->line++;
            p->offset = 0;
        } else if (wanted ? c == wanted : !is_space(c) && c != ')') {
            return true;
        } else {
            p->offset++;
        }
    }
    return false;
}

/* The end of a node of the segment's tree, in the excerpt. The segment was parsed behind "(\n", its
 * first line cut at x->start. */
static Place place_of(const Excerpt *x, int lineno, int column) {
    Place p = {(size_t)(lineno - 2), (size_t)column};
    if (p.line == 0)
        p.offset += x->start.offset;
    return p;
}

static bool before(Place a, Place b) {
    return a.line < b.line || (a.line == b.line && a.offset < b.offset);
}

static bool anchor_operator(Excerpt *x, const AstBinOp *node) {
    Place p = place_of(x, node->left->end_lineno, node->left->end_col_offset);
    if (!seek(x, &p, 0))
        return false;
    Place next = {p.line, p.offset + 1},
          right = place_of(x, node->right->lineno, node->right->col_offset);
    if (next.offset < x->lines[p.line].length && before(next, right) && !is_space(char_at(x, next))
        && char_at(x, next) != '\\' && char_at(x, next) != '#')
        next.offset++;
    x->left = p;
    x->right = next;
    return true;
}

static bool anchor_brackets(Excerpt *x, const Node *head, const Node *whole, char bracket) {
    Place p = place_of(x, head->end_lineno, head->end_col_offset);
    if (!seek(x, &p, bracket))
        return false;
    x->left = p;
    x->right = place_of(x, whole->end_lineno, whole->end_col_offset);
    return true;
}

static bool anchor(Excerpt *x, const Node *node) {
    switch (node->kind) {
    case AST_BinOp:
        return anchor_operator(x, (const AstBinOp *)node);
    case AST_Subscript:
        return anchor_brackets(x, ((const AstSubscript *)node)->value, node, '[');
    case AST_Call:
        return anchor_brackets(x, ((const AstCall *)node)->func, node, '(');
    default:
        return false;
    }
}

/* Parses text made of a prefix, the excerpt from `from` to `to`, and a suffix, and hands the tree
 * to `use`. */
static bool with_tree(Excerpt *x, const char *prefix, Place from, Place to, const char *suffix,
                      bool (*use)(Excerpt *, const AstModule *)) {
    size_t size = strlen(prefix) + strlen(suffix) + 1;
    for (size_t i = from.line; i <= to.line; i++)
        size += x->lines[i].length + 1;
    char *text = mem_alloc(size), *p = text;
    if (text == NULL)
        return false;
    p = stpcpy(p, prefix);
    for (size_t i = from.line; i <= to.line; i++) {
        size_t begin = i == from.line ? from.offset : 0,
               end = i == to.line ? to.offset : x->lines[i].length;
        if (begin < end) {
            memcpy(p, x->lines[i].text + begin, end - begin);
            p += end - begin;
        }
        if (i < to.line)
            *p++ = '\n';
    }
    p = stpcpy(p, suffix);
    Object *pending = error_fetch();
    Scratch scratch;
    Source source;
    ParseResult result;
    memset(&result, 0, sizeof result);
    scratch_init(&scratch);
    bool good = false;
    if (source_init(&source, text, (size_t)(p - text), SOURCE_TEXT, NULL, &scratch,
                    &result.error)) {
        Node *tree = parse(&source, &scratch, PARSE_FILE, &result);
        good = tree != NULL && use(x, AST(Module, tree));
        source_dispose(&source);
    }
    scratch_free_all(&scratch);
    error_clear();
    error_restore(pending);
    mem_free(text, size);
    return good;
}

static bool use_segment(Excerpt *x, const AstModule *tree) {
    return tree->body.count == 1 && tree->body.items[0]->kind == AST_Expr
           && anchor(x, AST(Expr, tree->body.items[0])->value);
}

/* Do the marks cover a whole statement `x = f()` or `return f()`? Then they say nothing. */
static bool use_statement(Excerpt *x, const AstModule *tree) {
    if (tree->body.count == 0)
        return true;
    const Node *statement = tree->body.items[0], *call = NULL;
    if (statement->kind == AST_Return) {
        call = ((const AstReturn *)statement)->value;
        if (call != NULL
            && (call->kind != AST_Call || ((const AstCall *)call)->func->kind != AST_Name))
            call = NULL;
    } else if (statement->kind == AST_Assign) {
        const AstAssign *assign = (const AstAssign *)statement;
        if (assign->targets.count == 1 && assign->targets.items[0]->kind == AST_Name
            && assign->value->kind == AST_Call)
            call = assign->value;
    }
    return call != NULL && call->lineno == 1 && call->end_lineno == (int)x->count
           && (size_t)call->col_offset == x->start.offset
           && (size_t)call->end_col_offset == x->end.offset;
}

static bool something_outside(const Excerpt *x) {
    const Line *first = &x->lines[0], *last = &x->lines[x->count - 1];
    if (indentation(first->text, first->length) < x->start.offset)
        return true;
    return x->end.offset + indentation(last->text + x->end.offset, last->length - x->end.offset)
           < last->length;
}

/* ---- writing ---- */

/* Where the marks of one line are, in columns. */
typedef struct LineMarks {
    size_t first, end;  /* marked at all: [first, end) */
    size_t left, right; /* the anchor's part of that */
    bool anchored, color;
} LineMarks;

static LineMarks line_marks(const Excerpt *x, size_t i) {
    const Line *line = &x->lines[i];
    size_t spaces = indentation(line->text, line->length);
    LineMarks m = {.color = x->color};
    m.first = i == 0 ? display_width(line->text, x->start.offset) : 0;
    if (m.first < spaces)
        m.first = spaces;
    m.end = display_width(line->text, i + 1 == x->count ? x->end.offset : line->length);
    m.anchored = x->anchored && i >= x->left.line && i <= x->right.line;
    if (m.anchored) {
        m.left = i == x->left.line ? display_width(line->text, x->left.offset) : 0;
        m.right = i == x->right.line ? display_width(line->text, x->right.offset) : SIZE_MAX;
    }
    return m;
}

static char mark_at(const Excerpt *x, const LineMarks *m, size_t column) {
    if (column < m->first || column >= m->end)
        return ' ';
    return m->anchored && column >= m->left && column < m->right ? x->secondary : x->primary;
}

/* The escape sequence between two characters whose marks these are. */
static void change_color(StrBuilder *out, const LineMarks *m, char from, char to) {
    if (!m->color || from == to)
        return;
    if (from != ' ')
        builder_text(out, COLOR_RESET);
    if (to != ' ')
        builder_text(out, to == '^' ? COLOR_CULPRIT : COLOR_INVOLVED);
}

static void write_marks(StrBuilder *out, const Excerpt *x, const LineMarks *m) {
    char before = ' ';
    builder_text(out, "    ");
    for (size_t column = 0; m->first < m->end && column < m->end; column++) {
        char mark = mark_at(x, m, column);
        change_color(out, m, before, mark);
        builder_char(out, (uint32_t)mark);
        before = mark;
    }
    change_color(out, m, before, ' ');
    builder_char(out, '\n');
}

static void write_source(StrBuilder *out, const Excerpt *x, const LineMarks *m, Str *text) {
    char before = ' ';
    size_t column = 0;
    for (size_t i = 0; i < text->length; i++) {
        uint32_t c = str_at(text, i);
        char mark = mark_at(x, m, column);
        change_color(out, m, before, mark);
        builder_char(out, c);
        before = mark;
        column += c >= 128 && utf8proc_charwidth((utf8proc_int32_t)c) == 2 ? 2 : 1;
    }
    change_color(out, m, before, ' ');
}

static void write_line(StrBuilder *out, const Excerpt *x, size_t i, bool marks) {
    LineMarks m = line_marks(x, i);
    builder_text(out, "    ");
    Str *text = str_from_utf8(x->lines[i].text, x->lines[i].length);
    if (text == NULL)
        error_clear();
    else if (marks && x->color)
        write_source(out, x, &m, text);
    else
        builder_str(out, text);
    xdecref(text);
    builder_char(out, '\n');
    if (marks)
        write_marks(out, x, &m);
}

static bool significant(const Excerpt *x, size_t i) {
    if (i == 0 || i + 1 == x->count)
        return true;
    return x->anchored
           && ((i + 1 >= x->left.line && i <= x->left.line + 1)
               || (i + 1 >= x->right.line && i <= x->right.line + 1));
}

static void write_excerpt(StrBuilder *out, const Excerpt *x, bool marks) {
    size_t shown = 0; /* lines before this one are dealt with */
    for (size_t i = 0; i < x->count; i++) {
        if (!significant(x, i))
            continue;
        if (i - shown == 1)
            write_line(out, x, i - 1, marks);
        else if (i > shown) {
            char gap[48];
            snprintf(gap, sizeof gap, "    ...<%zu lines>...\n", i - shown);
            builder_text(out, gap);
        }
        write_line(out, x, i, marks);
        shown = i + 1;
    }
}

void marks_append(StrBuilder *out, const char *text, size_t length, Position p, bool color) {
    Excerpt *x = mem_alloc_zero(sizeof *x);
    if (x == NULL)
        return;
    x->color = color;
    size_t cut = split(x, text, length);
    size_t start = p.column < 0 ? 0 : (size_t)p.column,
           end = p.end_column < 0 ? 0 : (size_t)p.end_column;
    x->start = (Place){0, start > cut ? start - cut : 0};
    x->end = (Place){x->count - 1, end > cut ? end - cut : 0};
    if (x->start.offset > x->lines[0].length)
        x->start.offset = x->lines[0].length;
    if (x->end.offset > x->lines[x->count - 1].length)
        x->end.offset = x->lines[x->count - 1].length;
    bool marks = false;
    x->primary = x->secondary = '^';
    if (p.column >= 0 && p.end_column >= 0) {
        x->anchored = with_tree(x, "(\n", x->start, x->end, "\n)", use_segment);
        if (x->anchored) {
            x->primary = '~';
            x->secondary = '^';
        }
        Place begin = {0, 0}, stop = {x->count - 1, x->lines[x->count - 1].length};
        marks = !with_tree(x, "", begin, stop, "", use_statement)
                && (x->anchored || something_outside(x));
    } else {
        x->count = 1;
    }
    write_excerpt(out, x, marks);
    mem_free(x, sizeof *x);
}
