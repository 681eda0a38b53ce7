/* The builtins that are objects rather than functions: exit, quit, copyright, credits, license,
 * help.
 *
 * Each shows a text as its repr, for whoever types its bare name at the prompt, and does something
 * when it is called. CPython's module `site` adds the like; here they are always there. */
#include "vm/builtins.h"

#include "runtime/objects/module.h"
#include "runtime/objects/type.h"
#include "vm/sys.h"
#include "vm/vm.h"

typedef struct SiteObject {
    Object head;
    Str *name; /* owned */
    Str *text; /* owned: what repr() shows */
} SiteObject;

static void site_dealloc(Object *o) {
    CLEAR(((SiteObject *)o)->name);
    CLEAR(((SiteObject *)o)->text);
    object_free(o);
}
static Object *site_repr(Object *o) { return incref(((SiteObject *)o)->text); }

/* ---- exit, quit ---- */

/* Standard input is closed first, so that an interactive shell around the prompt sees its end too.
 */
static Object *quitter_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *code, *in = sys_get_borrow(NAME(stdin));
    (void)self;
    if (args_bind("Quitter.__call__", "code=None", &signature, args, nargs, kwnames, &code) < 0)
        return NULL;
    if (in != NULL && in != KNone) {
        incref(in);
        Object *result = object_call_method(in, NAME(close), NULL, 0);
        xdecref(result);
        decref(in);
        error_clear();
    }
    raise_type_value(&exc_SystemExit, code);
    return NULL;
}

static const MemberDef members[] = {
    {"name", MEMBER_OBJECT, offsetof(SiteObject, name), false, NULL}, {0}};

static Type quitter_type = {
    .head = HEAD(&type_type),
    .name = "Quitter",
    .module = "_sitebuiltins",
    .size = sizeof(SiteObject),
    .flags = TYPE_NO_NEW,
    .dealloc = site_dealloc,
    .repr = site_repr,
    .call = quitter_call,
    .members = members,
};

/* ---- copyright, credits, license ---- */

static Object *printer_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (args_no_keywords("_Printer.__call__", kwnames) < 0
        || args_count("_Printer.__call__", nargs, 0, 0) < 0)
        return NULL;
    SiteObject *o = (SiteObject *)self;
    Str *text =
        str_equal_ascii(o->name, "license")
            ? str_from_ascii("krait is free software. Its source has the text of its licence.")
            : incref(o->text);
    Object *result = text ? builtin_print_one(OBJ(text)) : NULL;
    xdecref(text);
    return result;
}

static Type printer_type = {
    .head = HEAD(&type_type),
    .name = "_Printer",
    .module = "_sitebuiltins",
    .size = sizeof(SiteObject),
    .flags = TYPE_NO_NEW,
    .dealloc = site_dealloc,
    .repr = site_repr,
    .call = printer_call,
};

/* ---- help: written in Python, loaded when it is first called ---- */

static Object *helper_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    Str *name = str_from_ascii("_help"), *attribute = str_intern_utf8("help", 4);
    Object *module = name && attribute ? import_module(name) : NULL;
    Object *function = module ? object_getattr(module, attribute) : NULL;
    Object *result = function ? object_call(function, args, nargs, kwnames) : NULL;
    xdecref(function);
    xdecref(module);
    xdecref(attribute);
    xdecref(name);
    return result;
}

static Type helper_type = {
    .head = HEAD(&type_type),
    .name = "_Helper",
    .module = "_sitebuiltins",
    .size = sizeof(SiteObject),
    .flags = TYPE_NO_NEW,
    .dealloc = site_dealloc,
    .repr = site_repr,
    .call = helper_call,
};

/* ---- the objects ---- */

static const struct {
    const char *name;
    Type *type;
    const char *text;
} objects[] = {
    {"exit", &quitter_type, "Use exit() or Ctrl-D (i.e. EOF) to exit"},
    {"quit", &quitter_type, "Use quit() or Ctrl-D (i.e. EOF) to exit"},
    {"copyright", &printer_type, "krait is free software."},
    {"credits", &printer_type,
     "krait runs the language of the Python project; see www.python.org."},
    {"license", &printer_type, "Type license() to see the full license text"},
    {"help", &helper_type,
     "Type help() for interactive help, or help(object) for help about object."},
};

int builtins_add_site(Object *module) {
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        if (type_ensure_ready(objects[i].type) < 0)
            return -1;
        SiteObject *o = (SiteObject *)object_new(objects[i].type);
        if (o == NULL)
            return -1;
        o->name = str_from_ascii(objects[i].name);
        o->text = str_from_ascii(objects[i].text);
        bool whole = o->name != NULL && o->text != NULL;
        if (module_add(module, objects[i].name, OBJ(o)) < 0 || !whole)
            return -1;
    }
    return 0;
}
