/* compile(), eval(), exec(), __import__(): builtins that reach the compiler. */
#include "vm/builtins.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/code.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "vm/frame.h"
#include "vm/vm.h"

/* The source's bytes: borrowed from the object; *owned is what to release after compiling. */
static const char *source_text(Object *source, size_t *length, int *flags, const char *function) {
    if (is_str(source)) {
        const char *text = str_utf8((Str *)source, length);
        return text;
    }
    Buffer b;
    if (!has_buffer(source))
        return raise_type_error("%s() arg 1 must be a string, bytes or code object", function), NULL;
    if (object_buffer(source, &b, false) < 0)
        return NULL;
    char *copy = mem_alloc(b.length + 1);
    if (copy == NULL)
        raise_no_memory();
    else {
        memcpy(copy, b.data, b.length);
        copy[b.length] = '\0';
        *length = b.length;
        *flags |= COMPILE_BYTES;
    }
    buffer_release(&b);
    return copy;
}

static Code *compile_text(Object *source, Str *filename, CompileMode mode, int flags, const char *function) {
    size_t length = 0;
    const char *text = source_text(source, &length, &flags, function);
    if (text == NULL)
        return NULL;
    Code *code = NULL;
    if (memchr(text, 0, length) != NULL)
        raise_format(&exc_SyntaxError, "source code string cannot contain null bytes");
    else
        code = compile_source(text, length, filename, mode, flags);
    if (is_str(source))
        str_utf8_free((Str *)source, text, length);
    else
        mem_free((void *)text, length + 1);
    return code;
}

/* Flags of the code that runs now: `from __future__` is inherited. */
static int inherited_flags(void) {
    Frame *frame = frame_current();
    return frame && frame->code->flags & CODE_FUTURE_ANNOTATIONS ? COMPILE_FUTURE_ANNOTATIONS : 0;
}

NATIVE(builtin_compile) {
    UNUSED_ARGS;
    if (!is_str(args[2]))
        return raise_type_error("compile() argument 'mode' must be str, not %T", args[2]);
    Object *filename = NULL;
    if (is_str(args[1]))
        filename = incref(args[1]);
    else if (is_bytes(args[1]))
        filename = OBJ(str_from_utf8_lossy(((Bytes *)args[1])->data, ((Bytes *)args[1])->length));
    else
        return raise_type_error("expected str, bytes or os.PathLike object, not %T", args[1]);
    if (filename == NULL)
        return NULL;
    int64_t given = args[3] ? int_as_i64(args[3]) : 0;
    if (given == -1 && error_occurred())
        goto failed;
    if (given & ~(int64_t)0x1ffff00) {
        raise_value_error("compile(): unrecognised flags");
        goto failed;
    }
    int flags = args[4] != NULL && object_truth(args[4]) > 0 ? 0 : inherited_flags();
    if (given & CODE_FUTURE_ANNOTATIONS)
        flags |= COMPILE_FUTURE_ANNOTATIONS;
    if (args[5] != NULL) {
        int64_t optimize = int_as_i64(args[5]);
        if (optimize > 0)
            flags |= COMPILE_OPTIMIZE_ASSERTS | (optimize > 1 ? COMPILE_OPTIMIZE_DOCSTRINGS : 0);
        if (error_occurred())
            goto failed;
    }
    CompileMode mode = COMPILE_EXEC;
    Str *word = (Str *)args[2];
    if (str_equal_ascii(word, "eval"))
        mode = COMPILE_EVAL;
    else if (str_equal_ascii(word, "single"))
        mode = COMPILE_SINGLE;
    else if (!str_equal_ascii(word, "exec")) {
        raise_value_error("compile() mode must be 'exec', 'eval' or 'single'");
        goto failed;
    }
    if (is_exact(args[0], &code_type)) {
        decref(filename);
        return incref(args[0]);
    }
    Code *code = compile_text(args[0], (Str *)filename, mode, flags, "compile");
    decref(filename);
    return OBJ(code);
failed:
    decref(filename);
    return NULL;
}

/* Settles globals and locals of eval and exec (both owned on success). */
static int scopes(const char *function, Object *globals, Object *locals, Object **globals_out, Object **locals_out) {
    if (locals == KNone)
        locals = NULL;
    if (globals == KNone)
        globals = NULL;
    if (locals != NULL && !is_mapping(locals))
        return raise_type_error(str_equal_ascii(NAME(eval), function) ? "locals must be a mapping" : "locals must be a mapping or None, not %T", locals), -1;
    if (globals == NULL) {
        Frame *frame = frame_current();
        if (frame == NULL)
            return raise_system_error("globals and locals cannot be NULL"), -1;
        *globals_out = incref(frame->function->globals);
        *locals_out = locals ? incref(locals) : frame_locals(frame);
        if (*locals_out == NULL) {
            decref(*globals_out);
            return -1;
        }
        return 0;
    }
    if (!is_dict(globals)) {
        if (str_equal_ascii(NAME(eval), function))
            return raise_type_error(is_mapping(globals) ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict"), -1;
        return raise_type_error("exec() globals must be a dict, not %T", globals), -1;
    }
    *globals_out = incref(globals);
    *locals_out = incref(locals ? locals : globals);
    return 0;
}

static Object *run(Object *source, Object *globals, Object *locals, Object *closure, CompileMode mode, const char *function) {
    Object *g, *l;
    if (scopes(function, globals, locals, &g, &l) < 0)
        return NULL;
    Object *result = NULL;
    Code *code;
    if (is_exact(source, &code_type)) {
        code = incref(source);
    } else {
        Str *filename = str_from_ascii("<string>");
        Object *text = incref(source);
        if (filename != NULL && mode == COMPILE_EVAL && is_str(source)) { /* leading blanks are allowed in eval() */
            size_t skip = 0;
            while (skip < ((Str *)source)->length && (str_at((Str *)source, skip) == ' ' || str_at((Str *)source, skip) == '\t'))
                skip++;
            REPLACE_STEAL(text, OBJ(str_slice((Str *)source, skip, ((Str *)source)->length)));
        }
        code = filename && text ? compile_text(text, filename, mode, inherited_flags(), function) : NULL;
        xdecref(filename);
        xdecref(text);
    }
    if (code == NULL)
        goto done;
    if (code->free_count > 0) {
        bool fits = closure != NULL && is_exact(closure, &tuple_type) && ((Tuple *)closure)->length == code->free_count;
        if (mode == COMPILE_EVAL) {
            raise_type_error("code object passed to eval() may not contain free variables");
            goto done;
        }
        for (size_t i = 0; fits && i < code->free_count; i++)
            fits = is_exact(((Tuple *)closure)->items[i], &cell_type);
        if (closure == NULL)
            raise_type_error("code object requires a closure of exactly length %u", code->free_count);
        else if (!fits)
            raise_type_error("code object requires a closure of exactly length %u", code->free_count);
        if (!fits)
            goto done;
    } else if (closure != NULL && closure != KNone) {
        raise_type_error("cannot use a closure with this code object");
        goto done;
    }
    Function *f = function_new(code, (Dict *)g);
    if (f != NULL) {
        f->closure = code->free_count ? incref(closure) : NULL;
        result = function_run(f, l);
        decref(f);
    }
done:
    xdecref(code);
    decref(g);
    decref(l);
    return result;
}

NATIVE(builtin_eval) {
    UNUSED_ARGS;
    return run(args[0], args[1], args[2], NULL, COMPILE_EVAL, "eval");
}
NATIVE(builtin_exec) {
    UNUSED_ARGS;
    Object *result = run(args[0], args[1], args[2], args[3], COMPILE_EXEC, "exec");
    if (result == NULL)
        return NULL;
    decref(result);
    return new_none();
}

Object *vm_run_code(Code *code, Dict *globals, Object *namespace_) {
    Function *f = function_new(code, globals);
    if (f == NULL)
        return NULL;
    Object *result = function_run(f, namespace_ ? namespace_ : OBJ(globals));
    decref(f);
    return result;
}

const MethodDef builtins_exec[] = {
    {"compile", builtin_compile, "source, filename, mode, flags=0, dont_inherit=False, optimize=-1", 0, "Compile source into a code object that exec() or eval() runs."},
    {"eval", builtin_eval, "source, /, globals=None, locals=None", 0, "The value of an expression, given as text or code object."},
    {"exec", builtin_exec, "source, /, globals=None, locals=None, *, closure=None", 0, "Run statements, given as text or code object."},
    {0},
};
