/* _opcode: the instruction set and the instructions of code objects, for the module dis. */
#include <stdio.h>
#include <stdlib.h>

#include "compiler/compile.h"
#include "runtime/native.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "runtime/opcode.h"

#define FUNCTION(name)                                                                             \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

/* The operands as `krait --dump code` spells them out; new. */
static Str *operands_text(Code *code, uint32_t at) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (out == NULL)
        return (Str *)raise_no_memory();
    code_dump_operands(code, at, out);
    Str *result = NULL;
    if (fclose(out) != 0 || text == NULL) {
        raise_no_memory();
    } else {
        size_t start = length > 0 && text[0] == ' ';
        result = str_from_utf8(text + start, length - start);
    }
    free(text); /* the C library's own */
    return result;
}

static Object *instruction(Code *code, uint32_t at) {
    uint32_t op = WORD_OP(code->words[at]);
    Str *text = operands_text(code, at);
    int64_t target = code_jump_target(code, at);
    Object *items[] = {int_from_i64(at),
                       int_from_i64(op),
                       int_from_i64(WORD_UNSIGNED(code->words[at])),
                       OBJ(str_from_ascii(opcode_info[op].name)),
                       OBJ(text),
                       target < 0 ? new_none() : int_from_i64(target)};
    size_t count = sizeof items / sizeof *items;
    bool whole = true;
    for (size_t i = 0; i < count; i++)
        whole &= items[i] != NULL;
    if (whole)
        return OBJ(tuple_from_array_steal(items, count));
    for (size_t i = 0; i < count; i++)
        xdecref(items[i]);
    return NULL;
}

/* instructions(code): (word, opcode, operand bits, name, operands as text, jump target or None) for
 * each. */
FUNCTION(instructions) {
    if (!is_exact(args[0], &code_type))
        return raise_type_error("instructions() argument 1 must be code, not %T", args[0]);
    Code *code = (Code *)args[0];
    List *l = list_new(0);
    for (uint32_t at = 0; l != NULL && at < code->word_count;
         at += 1u + opcode_info[WORD_OP(code->words[at])].cache) {
        Object *item = instruction(code, at);
        if (item == NULL || list_append_steal(l, item) < 0)
            CLEAR(l);
    }
    return OBJ(l);
}

/* handlers(code): (start, end, target, depth) in words. */
FUNCTION(handlers) {
    if (!is_exact(args[0], &code_type))
        return raise_type_error("handlers() argument 1 must be code, not %T", args[0]);
    Code *code = (Code *)args[0];
    List *l = list_new(0);
    for (uint32_t i = 0; l != NULL && i < code->handler_count; i++) {
        Handler h = code->handlers[i];
        Object *items[] = {int_from_i64(h.start), int_from_i64(h.end), int_from_i64(h.target),
                           int_from_i64(h.depth)};
        Object *row =
            items[0] && items[1] && items[2] && items[3] ? OBJ(tuple_from_array(items, 4)) : NULL;
        for (int k = 0; k < 4; k++)
            xdecref(items[k]);
        if (row == NULL || list_append_steal(l, row) < 0)
            CLEAR(l);
    }
    return OBJ(l);
}

/* table(): (name, operand letters, cache words) of each opcode. */
FUNCTION(table) {
    List *l = list_new(0);
    for (uint32_t op = 0; l != NULL && op < OPCODE_COUNT; op++) {
        Object *name = OBJ(str_from_ascii(opcode_info[op].name)),
               *letters = OBJ(str_from_ascii(opcode_info[op].operands)),
               *cache = int_from_i64(opcode_info[op].cache);
        Object *row = name && letters && cache ? OBJ(tuple_pack(3, name, letters, cache)) : NULL;
        xdecref(name), xdecref(letters), xdecref(cache);
        if (row == NULL || list_append_steal(l, row) < 0)
            CLEAR(l);
    }
    return OBJ(l);
}

static const MethodDef functions[] = {
    {"instructions", instructions, "code, /", 0, "The instructions of a code object."},
    {"handlers", handlers, "code, /", 0, "The exception table of a code object."},
    {"table", table, "", 0, "The instruction set."},
    {0},
};

const ModuleDef _opcode_module = {"_opcode", "The instruction set, as the module dis sees it.",
                                  functions, NULL};
