/* The listing of a code object: `krait --dump code`. One line an instruction:
 *
 *   line   word  NAME            operands, with names and constants spelled out
 */
#include "compiler/compile.h"

#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "runtime/opcode.h"

static void print_object(Object *o, FILE *out) {
    Str *text = (Str *)object_repr(o);
    size_t length;
    const char *utf8 = text ? str_utf8(text, &length) : NULL;
    if (utf8 != NULL) {
        fwrite(utf8, 1, length, out);
        str_utf8_free(text, utf8, length);
    } else {
        error_clear();
        fputs("?", out);
    }
    xdecref(text);
}

static void print_name(Tuple *names, uint32_t i, FILE *out) {
    size_t length;
    if (i >= names->length) {
        fprintf(out, "%u", i);
        return;
    }
    const char *utf8 = str_utf8((Str *)names->items[i], &length);
    if (utf8 == NULL) {
        error_clear();
        return;
    }
    fwrite(utf8, 1, length, out);
    str_utf8_free((Str *)names->items[i], utf8, length);
}

static void print_register(Code *code, uint32_t reg, FILE *out) {
    if (reg < REGISTER_LOCALS)
        print_name(code->local_names, reg, out);
    else if (reg - REGISTER_LOCALS < code->constants_tuple->length)
        print_object(code->constants[reg - REGISTER_LOCALS], out);
}

static const char *const binary_texts[] = {"+",  "-",  "*", "@", "/", "//",     "%", "**",
                                           "<<", ">>", "&", "|", "^", "divmod", "[]"};
static const char *const compare_texts[] = {"<",  "<=", "==",     "!=", ">",
                                            ">=", "is", "is not", "in", "not in"};
static const char *const unary_texts[] = {"-", "+", "~", "not"};

static bool in_family(uint32_t op, uint32_t first) { return op >= first && op < first + 4; }

/* Operands a, b, c as their letters say. */
static void print_operands(Code *code, uint32_t word, uint32_t op, FILE *out) {
    const char *letters = opcode_info[op].operands;
    for (int i = 0; letters[i] != 0; i++) {
        uint32_t value = i == 0 ? WORD_A(word) : i == 1 ? WORD_B(word) : WORD_C(word);
        bool wide = letters[1] == 0;
        fputc(' ', out);
        switch (letters[i]) {
        case 'R':
            print_register(code, value, out);
            break;
        case 'S':
            fputs("stack", out);
            break;
        case 'D':
            fputs("-> ", out);
            if (WORD_C(word) == DEST_PUSH)
                fputs("push", out);
            else
                print_name(code->local_names, WORD_C(word), out);
            break;
        case 'L':
            print_name(code->local_names, wide ? WORD_UNSIGNED(word) : value, out);
            break;
        case 'K':
            print_object(code->constants[WORD_UNSIGNED(word)], out);
            break;
        case 'N':
            print_name(code->names_tuple, WORD_UNSIGNED(word), out);
            break;
        case 'n':
            if (in_family(op, OP_CODE_COMPARE_RR) || in_family(op, OP_CODE_COMPARE_JUMP_RR))
                fprintf(out, "%s%s", compare_texts[value & 0x7f],
                        !in_family(op, OP_CODE_COMPARE_JUMP_RR) ? ""
                        : value & 0x80                          ? " if true"
                                                                : " if false");
            else if (op == OP_CODE_UNARY_R || op == OP_CODE_UNARY_S)
                fputs(unary_texts[value & 3], out);
            else
                fprintf(out, "%u", wide ? WORD_UNSIGNED(word) : value);
            break;
        default:
            break;
        }
    }
}

/* What the compiler has put into word 1. */
static void print_cache(Code *code, uint32_t at, uint32_t op, FILE *out) {
    uint32_t word = code->words[at + 1];
    if (in_family(op, OP_CODE_BINARY_RR))
        fprintf(out, " (%s%s)", binary_texts[word & 0x7f], word & BINARY_INPLACE ? "=" : "");
    else if ((op >= OP_CODE_LOAD_ATTR_R && op <= OP_CODE_STORE_ATTR_SS)
             || op == OP_CODE_LOAD_NAME_OR_FREE || op == OP_CODE_LOAD_NAME_OR_CELL) {
        fputs(" .", out);
        print_name(code->names_tuple, word, out);
    } else if (op == OP_CODE_CALL_KW || op == OP_CODE_CALL_METHOD_KW) {
        fputc(' ', out);
        print_object(code->constants[word], out);
    }
}

static bool jumps_by_word(uint32_t op) {
    return in_family(op, OP_CODE_COMPARE_JUMP_RR)
           || (op >= OP_CODE_JUMP_IF_FALSE_R && op <= OP_CODE_JUMP_IF_TRUE_KEEP)
           || op == OP_CODE_FOR_ITER || op == OP_CODE_MATCH_EXCEPTION || op == OP_CODE_MATCH_GROUP
           || op == OP_CODE_REGROUP;
}

int64_t code_jump_target(Code *code, uint32_t at) {
    uint32_t word = code->words[at], op = WORD_OP(word), end = at + 1 + opcode_info[op].cache;
    if (op == OP_CODE_JUMP || op == OP_CODE_YIELD_FROM)
        return (int64_t)end + WORD_SIGNED(word);
    return jumps_by_word(op) ? (int64_t)end + (int32_t)code->words[at + 1] : -1;
}

void code_dump_operands(Code *code, uint32_t at, FILE *out) {
    uint32_t word = code->words[at], op = WORD_OP(word);
    int64_t target = code_jump_target(code, at);
    if (op != OP_CODE_JUMP && op != OP_CODE_YIELD_FROM)
        print_operands(code, word, op, out);
    if (target >= 0)
        fprintf(out, " to %d", (int)target);
    else if (opcode_info[op].cache > 0)
        print_cache(code, at, op, out);
}

void code_dump_instruction(Code *code, uint32_t at, int32_t *line, FILE *out) {
    uint32_t word = code->words[at], op = WORD_OP(word);
    Position p = code_position(code, at);
    if (p.line != *line && p.line > 0)
        fprintf(out, "%5d", p.line);
    else
        fputs("     ", out);
    *line = p.line;
    fprintf(out, " %5u  %-18s", at, opcode_info[op].name);
    code_dump_operands(code, at, out);
    fputc('\n', out);
}

void code_dump(Code *code, FILE *out) {
    int32_t line = -1;
    print_object(OBJ(code->qualname), out);
    fprintf(out, ": %u arguments, %u locals, %u stack\n", code->argcount, code->local_count,
            code->stack_size);
    for (uint32_t at = 0; at < code->word_count;
         at += 1u + opcode_info[WORD_OP(code->words[at])].cache)
        code_dump_instruction(code, at, &line, out);
    for (uint32_t i = 0; i < code->handler_count; i++)
        fprintf(out, "      %u to %u -> %u, depth %u\n", code->handlers[i].start,
                code->handlers[i].end, code->handlers[i].target, code->handlers[i].depth);
    for (size_t i = 0; i < code->constants_tuple->length; i++) {
        if (is_exact(code->constants[i], &code_type)) {
            fputc('\n', out);
            code_dump((Code *)code->constants[i], out);
        }
    }
}
