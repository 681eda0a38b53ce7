/* cell: a variable that a function shares with the functions inside it. */
#include "runtime/objects/module.h"
#include "runtime/objects/type.h"

Object *cell_new(Object *value) {
    Cell *c = gc_alloc(sizeof(Cell));
    if (c == NULL)
        return raise_no_memory();
    c->head.refcount = 1;
    c->head.type = &cell_type;
    c->value = xincref(value);
    gc_track(c);
    return OBJ(c);
}

static Object *new_object(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("cell", kwnames) < 0 || args_count("cell", nargs, 0, 1) < 0)
        return NULL;
    return cell_new(nargs > 0 ? args[0] : NULL);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Cell *)o)->value);
    return 0;
}

static int clear(Object *o) {
    CLEAR(((Cell *)o)->value);
    return 0;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    xdecref(((Cell *)o)->value);
    gc_free(o, sizeof(Cell));
}

static Object *repr(Object *self) {
    Object *value = ((Cell *)self)->value;
    if (value == NULL)
        return OBJ(str_format("<cell at %p: empty>", (void *)self));
    return OBJ(str_format("<cell at %p: %.80s object at %p>", (void *)self, type_of(value)->name,
                          (void *)value));
}

/* By contents; an empty cell comes before all others. */
static Object *compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &cell_type) || !is_exact(b, &cell_type))
        return new_not_implemented();
    Object *x = xincref(((Cell *)a)->value), *y = xincref(((Cell *)b)->value), *result;
    if (x != NULL && y != NULL) {
        result = object_compare(x, y, op);
    } else {
        int order = (x != NULL) - (y != NULL);
        result = new_bool(op == CMP_LT   ? order < 0
                          : op == CMP_LE ? order <= 0
                          : op == CMP_EQ ? order == 0
                          : op == CMP_NE ? order != 0
                          : op == CMP_GT ? order > 0
                                         : order >= 0);
    }
    xdecref(x);
    xdecref(y);
    return result;
}

static Object *get_contents(Object *self, void *closure) {
    Object *value = ((Cell *)self)->value;
    return value ? incref(value) : raise_value_error("Cell is empty");
}

static int set_contents(Object *self, Object *value, void *closure) {
    REPLACE_STEAL(((Cell *)self)->value, xincref(value));
    return 0;
}

static const GetSetDef getsets[] = {
    {"cell_contents", get_contents, set_contents, NULL, NULL},
    {0},
};

Type cell_type = {
    .head = HEAD(&type_type),
    .name = "cell",
    .size = sizeof(Cell),
    .flags = TYPE_GC | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .new_ = new_object,
    .repr = repr,
    .compare = compare,
    .hash = hash_unhashable,
    .getsets = getsets,
    .doc = "A variable shared by functions.",
    .signature = "[contents]",
};
