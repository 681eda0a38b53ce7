/* compile(), eval(), exec(): builtins that reach the compiler; __import__() and breakpoint(), which
 * reach further code. */
#include "vm/builtins.h"

#include "compiler/ast_objects.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/code.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "vm/frame.h"
#include "vm/import.h"
#include "vm/sys.h"
#include "vm/vm.h"

/* What compile(), eval() and exec() are given as source, and how each calls it in its messages. */
typedef struct Caller {
    const char *function;
    const char *wanted; /* beside a string or bytes */
} Caller;

static bool has_surrogate(const char *text, size_t length) {
    for (size_t i = 0; i + 1 < length; i++)
        if ((unsigned char)text[i] == 0xed && (unsigned char)text[i + 1] >= 0xa0)
            return true;
    return false;
}

/* The source's UTF-8, lent by the str, or a copy of its bytes (a block of length + 1), with a zero
 * byte behind. */
static const char *source_text(Object *source, size_t *length, int *flags, const Caller *caller) {
    if (is_str(source)) {
        const char *text = str_utf8((Str *)source, length);
        if (text == NULL || *length == ((Str *)source)->length || !has_surrogate(text, *length))
            return text;
        str_utf8_free((Str *)source, text, *length);
        xdecref(object_call_method(source, NAME(encode), NULL, 0)); /* says so */
        return NULL;
    }
    Buffer b;
    if (!has_buffer(source))
        return (const char *)raise_type_error("%s() arg 1 must be a string, bytes or %s object",
                                              caller->function, caller->wanted);
    if (object_buffer(source, &b, false) < 0)
        return NULL;
    char *copy = mem_alloc(b.length + 1);
    if (copy == NULL) {
        raise_no_memory();
    } else {
        memcpy(copy, b.data, b.length);
        copy[b.length] = '\0';
        *length = b.length;
        *flags |= COMPILE_BYTES;
    }
    buffer_release(&b);
    return copy;
}

/* What compile_source or compile_to_ast makes of a text. */
typedef Object *(*CompileFn)(const char *text, size_t length, Str *filename, CompileMode mode,
                             int flags);

static Object *source_to_code(const char *text, size_t length, Str *filename, CompileMode mode,
                              int flags) {
    return OBJ(compile_source(text, length, filename, mode, flags));
}

static Object *compile_with(CompileFn compile, Object *source, Str *filename, CompileMode mode,
                            int flags, const Caller *caller) {
    size_t length = 0, skip = 0;
    const char *text = source_text(source, &length, &flags, caller);
    if (text == NULL)
        return NULL;
    Object *code = NULL;
    if (caller->function[1] == 'v') /* eval() lets blanks stand in front */
        while (text[skip] == ' ' || text[skip] == '\t')
            skip++;
    if (memchr(text, 0, length) != NULL)
        raise_format(&exc_SyntaxError, "source code string cannot contain null bytes");
    else
        code = compile(text + skip, length - skip, filename, mode, flags);
    if (is_str(source))
        str_utf8_free((Str *)source, text, length);
    else
        mem_free((void *)text, length + 1);
    return code;
}

static Code *compile_text(Object *source, Str *filename, CompileMode mode, int flags,
                          const Caller *caller) {
    return (Code *)compile_with(source_to_code, source, filename, mode, flags, caller);
}

/* Flags of the code that runs now: `from __future__` is inherited. */
static int inherited_flags(void) {
    Frame *frame = frame_current();
    return frame && frame->code->flags & CODE_FUTURE_ANNOTATIONS ? COMPILE_FUTURE_ANNOTATIONS : 0;
}

enum {
    FLAG_ONLY_AST = 0x400,
    FLAG_TOP_LEVEL_AWAIT = 0x2000,
    FLAG_OPTIMIZED_AST = 0x8000
}; /* ast.PyCF_... */

/* compile()'s flags and optimize in the compiler's terms; -1 with ValueError. */
static int compile_flags(Object *given, Object *dont_inherit, Object *optimize) {
    int64_t bits = given ? int_as_i64(given) : 0, level = optimize ? int_as_i64(optimize) : -1;
    int alone = dont_inherit ? object_truth(dont_inherit) : 0;
    if (error_occurred())
        return -1;
    if (bits & ~(int64_t)0x1ffff70)
        return raise_value_error("compile(): unrecognised flags"), -1;
    if (level < -1 || level > 2)
        return raise_value_error("compile(): invalid optimize value"), -1;
    if (level < 0)
        level = options.optimize;
    return (bits & CODE_FUTURE_ANNOTATIONS ? COMPILE_FUTURE_ANNOTATIONS : 0)
           | (alone ? 0 : inherited_flags())
           | (bits & FLAG_TOP_LEVEL_AWAIT ? COMPILE_TOP_LEVEL_AWAIT : 0)
           | (bits & FLAG_OPTIMIZED_AST ? COMPILE_FOLD : 0)
           | (level > 0 ? COMPILE_OPTIMIZE_ASSERTS : 0)
           | (level > 1 ? COMPILE_OPTIMIZE_DOCSTRINGS : 0);
}

static int compile_mode(Object *word) {
    static const char *const words[] = {
        [COMPILE_EXEC] = "exec", [COMPILE_EVAL] = "eval", [COMPILE_SINGLE] = "single"};
    for (int mode = 0; mode < 3; mode++)
        if (str_equal_ascii((Str *)word, words[mode]))
            return mode;
    return raise_value_error("compile() mode must be 'exec', 'eval' or 'single'"), -1;
}

static Str *file_name(Object *o) {
    if (is_str(o))
        return incref(o);
    if (is_bytes(o))
        return str_from_utf8_lossy(((Bytes *)o)->data, ((Bytes *)o)->length);
    return (Str *)raise_type_error("expected str, bytes or os.PathLike object, not %T", o);
}

NATIVE(builtin_compile) {
    UNUSED_ARGS;
    static const Caller caller = {"compile", "AST"};
    Str *filename = file_name(args[1]);
    if (filename == NULL)
        return NULL;
    if (!is_str(args[2])) {
        decref(filename);
        return raise_bad_argument("compile", "'mode'", "str", args[2]);
    }
    Object *code = NULL;
    int flags = compile_flags(args[3], args[4], args[5]),
        mode = flags < 0 ? -1 : compile_mode(args[2]);
    bool tree = mode >= 0 && args[3] != NULL && int_as_i64(args[3]) & FLAG_ONLY_AST;
    if (tree && flags & COMPILE_FOLD && ast_is_object(args[0]))
        code = compile_fold_ast(args[0], filename, (CompileMode)mode, flags);
    else if (mode >= 0 && ast_is_object(args[0]))
        code =
            tree ? incref(args[0]) : OBJ(compile_ast(args[0], filename, (CompileMode)mode, flags));
    else if (mode >= 0)
        code = compile_with(tree ? compile_to_ast : source_to_code, args[0], filename,
                            (CompileMode)mode, flags, &caller);
    decref(filename);
    return code;
}

/* Where eval() and exec() run. */
typedef struct Scope {
    Object *globals, *locals; /* owned */
} Scope;

/* None and nothing mean what surrounds the caller; locals alone keep the caller's globals. */
static int scope_open(Scope *s, Object *globals, Object *locals) {
    Frame *frame = frame_current();
    if (globals == KNone)
        globals = NULL;
    if (locals == KNone)
        locals = NULL;
    if (globals == NULL && frame == NULL)
        return raise_system_error("globals and locals cannot be NULL"), -1;
    s->globals = incref(globals ? globals : OBJ(frame->function->globals));
    s->locals = locals ? incref(locals) : globals ? incref(globals) : frame_locals(frame);
    if (s->locals != NULL)
        return 0;
    decref(s->globals);
    return -1;
}
static void scope_close(Scope *s) {
    decref(s->globals);
    decref(s->locals);
}

static int check_eval_scope(Object *globals, Object *locals) {
    if (locals != NULL && locals != KNone && !is_mapping(locals))
        return raise_type_error("locals must be a mapping"), -1;
    if (globals != NULL && globals != KNone && !is_dict(globals))
        return raise_type_error(is_mapping(globals)
                                    ? "globals must be a real dict; try eval(code, {}, mapping)"
                                    : "globals must be a dict"),
               -1;
    return 0;
}
static int check_exec_scope(Object *globals, Object *locals) {
    if (globals != NULL && globals != KNone && !is_dict(globals))
        return raise_type_error("exec() globals must be a dict, not %T", globals), -1;
    if (locals != NULL && locals != KNone && !is_mapping(locals))
        return raise_type_error("locals must be a mapping or None, not %T", locals), -1;
    return 0;
}

static Code *source_code(Object *source, CompileMode mode, const Caller *caller) {
    return is_exact(source, &code_type)
               ? incref(source)
               : compile_text(source, NAME(string_source), mode, inherited_flags(), caller);
}

static Object *run(Code *code, Scope *scope, Object *closure) {
    if (globals_add_builtins((Dict *)scope->globals) < 0)
        return NULL;
    Function *f = function_new(code, (Dict *)scope->globals);
    if (f == NULL)
        return NULL;
    f->closure = xincref(closure);
    Object *result = function_run(f, scope->locals);
    decref(f);
    return result;
}

NATIVE(builtin_eval) {
    UNUSED_ARGS;
    static const Caller caller = {"eval", "code"};
    Scope scope;
    Object *result = NULL;
    if (check_eval_scope(args[1], args[2]) < 0 || scope_open(&scope, args[1], args[2]) < 0)
        return NULL;
    Code *code = source_code(args[0], COMPILE_EVAL, &caller);
    if (code != NULL && code->free_count > 0)
        raise_type_error("code object passed to eval() may not contain free variables");
    else if (code != NULL)
        result = run(code, &scope, NULL);
    xdecref(code);
    scope_close(&scope);
    return result;
}

/* Does exec()'s closure fit the code: as many cells as it has free variables, none given where
 * there are none? */
static int check_closure(Code *code, Object *closure) {
    if (code->free_count == 0)
        return closure == NULL
                   ? 0
                   : (raise_type_error("cannot use a closure with this code object"), -1);
    Tuple *cells = closure != NULL && is_exact(closure, &tuple_type) ? (Tuple *)closure : NULL;
    bool fits = cells != NULL && cells->length == code->free_count;
    for (size_t i = 0; fits && i < code->free_count; i++)
        fits = is_exact(cells->items[i], &cell_type);
    return fits ? 0
                : (raise_type_error("code object requires a closure of exactly length %u",
                                    code->free_count),
                   -1);
}

NATIVE(builtin_exec) {
    UNUSED_ARGS;
    static const Caller caller = {"exec", "code"};
    Scope scope;
    Object *closure = args[3] == KNone ? NULL : args[3], *result = NULL;
    if (check_exec_scope(args[1], args[2]) < 0 || scope_open(&scope, args[1], args[2]) < 0)
        return NULL;
    Code *code = NULL;
    if (closure != NULL && !is_exact(args[0], &code_type))
        raise_type_error("closure can only be used when source is a code object");
    else
        code = source_code(args[0], COMPILE_EXEC, &caller);
    if (code != NULL && check_closure(code, closure) == 0)
        result = run(code, &scope, closure);
    xdecref(code);
    scope_close(&scope);
    if (result == NULL)
        return NULL;
    decref(result);
    return new_none();
}

/* ---- __import__ and breakpoint ---- */

NATIVE(builtin_import) {
    UNUSED_ARGS;
    if (!is_str(args[0]))
        return raise_type_error("module name must be a string");
    int64_t level = args[4] ? int_as_i64(args[4]) : 0;
    if (level == -1 && error_occurred())
        return NULL;
    if (level > INT32_MAX || level < 0)
        return raise_value_error("level must be >= 0");
    if (level > 0 && args[1] != NULL && args[1] != KNone && !is_dict(args[1]))
        return raise_type_error("globals must be a dict");
    Dict *globals = args[1] != NULL && is_dict(args[1]) ? (Dict *)args[1] : NULL;
    return import_level((Str *)args[0], globals, args[3], (int)level);
}

NATIVE(builtin_breakpoint) {
    (void)self;
    Object *hook = sys_get_borrow(NAME(breakpointhook));
    if (hook == NULL)
        return raise_runtime_error("lost sys.breakpointhook");
    incref(hook);
    Object *result = object_call(hook, args, nargs, kwnames);
    decref(hook);
    return result;
}

Object *vm_run_code(Code *code, Dict *globals, Object *namespace_) {
    Function *f = globals_add_builtins(globals) < 0 ? NULL : function_new(code, globals);
    if (f == NULL)
        return NULL;
    Object *result = function_run(f, namespace_ ? namespace_ : OBJ(globals));
    decref(f);
    return result;
}

const MethodDef builtins_exec[] = {
    {"compile", builtin_compile,
     "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", 0,
     "Makes code for exec() or eval() of a text or a tree."},
    {"eval", builtin_eval, "source, /, globals=None, locals=None", 0,
     "The value of an expression, given as text or code object."},
    {"exec", builtin_exec, "source, /, globals=None, locals=None, *, closure=None", 0,
     "Run statements, given as text or code object."},
    {"__import__", builtin_import, "name, globals=None, locals=None, fromlist=(), level=0", 0,
     "Import a module: what the import statement calls."},
    {"breakpoint", builtin_breakpoint, NULL, NATIVE_RAW,
     "Call sys.breakpointhook() with the same arguments."},
    {0},
};
