/* Assembly: see assemble.h. Jumps become distances in words, tables are encoded, everything moves
 * into a Code. */
#include "compiler/assemble.h"

#include "runtime/objects/code.h"
#include "runtime/objects/tuple.h"

typedef struct Assembly {
    Compiler *c;
    Unit *u;
    const Instr *instrs;
    uint32_t count;
    uint32_t *offsets; /* words before each instruction; one more at the end */
    Code *code;
} Assembly;

static void too_large(Compiler *c) {
    if (c->error->kind == SYNTAX_OK)
        *c->error = (SyntaxErrorInfo){.kind = SYNTAX_MEMORY, .message = "code block is too large"};
}

static bool place_words(Assembly *a) {
    uint64_t offset = 0;
    a->offsets = codegen_buffer(a->c, ((size_t)a->count + 1) * sizeof(uint32_t));
    if (a->offsets == NULL)
        return false;
    for (uint32_t i = 0; i < a->count; i++) {
        a->offsets[i] = (uint32_t)offset;
        offset += 1u + opcode_info[a->instrs[i].op].cache;
    }
    a->offsets[a->count] = (uint32_t)offset;
    if (offset >= (1u << 23))
        return too_large(a->c), false;
    return true;
}

static int32_t distance(const Assembly *a, uint32_t i) {
    const Label *label = &a->c->labels.items[a->u->first_label + (uint32_t)a->instrs[i].label];
    return (int32_t)a->offsets[label->at] - (int32_t)a->offsets[i + 1];
}

static bool write_words(Assembly *a) {
    Code *code = a->code;
    uint32_t total = a->offsets[a->count];
    code->words = mem_alloc_zero(total * sizeof(uint32_t));
    if (code->words == NULL)
        return raise_no_memory(), false;
    code->word_count = total;
    for (uint32_t i = 0; i < a->count; i++) {
        const Instr *instr = &a->instrs[i];
        uint32_t *word = code->words + a->offsets[i];
        uint32_t operand = instr->operand;
        uint8_t cache = opcode_info[instr->op].cache;
        if (instr->label >= 0 && cache == 0)
            operand = (uint32_t)distance(a, i) & 0xffffff;
        word[0] = WORD_IMM(instr->op, operand);
        if (cache > 0)
            word[1] = instr->label >= 0 ? (uint32_t)distance(a, i) : instr->word;
    }
    return true;
}

static bool write_positions(Assembly *a) {
    PositionWriter writer = {0};
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t w = a->offsets[i]; w < a->offsets[i + 1]; w++)
            position_write(&writer, a->instrs[i].position);
    return position_finish(&writer, a->code);
}

static bool write_handlers(Assembly *a) {
    const Region *regions = a->c->regions.items + a->u->first_region;
    uint32_t count = a->c->regions.count - a->u->first_region;
    if (count == 0)
        return true;
    a->code->handlers = mem_alloc_array(count, sizeof(Handler));
    if (a->code->handlers == NULL)
        return raise_no_memory(), false;
    a->code->handler_count = count;
    for (uint32_t i = 0; i < count; i++) {
        const Label *label = &a->c->labels.items[a->u->first_label + (uint32_t)regions[i].label];
        a->code->handlers[i] = (Handler){a->offsets[regions[i].start], a->offsets[regions[i].end],
                                         a->offsets[label->at], (uint32_t)regions[i].depth};
    }
    return true;
}

static Tuple *names_of(void *items, uint32_t count) {
    return tuple_from_array((Object *const *)items, count);
}

static bool write_names(Assembly *a) {
    Compiler *c = a->c;
    Unit *u = a->u;
    Code *code = a->code;
    uint32_t constants = c->constants.count - u->first_constant,
             names = c->names.count - u->first_name;
    code->constants_tuple =
        names_of(constants ? c->constants.items + u->first_constant : NULL, constants);
    code->names_tuple = names_of(names ? c->names.items + u->first_name : NULL, names);
    code->local_names = names_of(u->locals.items, u->local_count);
    if (!code->constants_tuple || !code->names_tuple || !code->local_names)
        return false;
    code->constants = code->constants_tuple->items;
    code->names = (Str **)code->names_tuple->items;
    code->local_count = u->local_count;
    Tuple *frees = tuple_new(u->frees.count);
    code->free_names = frees;
    if (frees == NULL)
        return false;
    for (uint32_t i = 0; i < u->frees.count; i++)
        frees->items[i] = incref(u->frees.items[i]->name);
    code->free_count = u->frees.count;
    return true;
}

static bool write_cells(Assembly *a) {
    Unit *u = a->u;
    uint32_t count = u->cells.count;
    Tuple *names = a->code->cell_names = tuple_new(count);
    if (names == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++)
        names->items[i] = incref(u->locals.items[u->cells.items[i]]);
    if (count == 0)
        return true;
    a->code->cell_slots = mem_alloc_array(count, sizeof(uint32_t));
    if (a->code->cell_slots == NULL)
        return raise_no_memory(), false;
    memcpy(a->code->cell_slots, u->cells.items, count * sizeof(uint32_t));
    return true;
}

static void write_head(Assembly *a) {
    Unit *u = a->u;
    Code *code = a->code;
    bool exact = !(u->flags
                   & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_GENERATOR | CODE_COROUTINE
                      | CODE_ASYNC_GENERATOR))
                 && u->keyword_only == 0;
    code->argcount = u->argcount;
    code->positional_only = u->positional_only;
    code->keyword_only = u->keyword_only;
    code->flags = u->flags | (u->has_docstring ? CODE_HAS_DOCSTRING : 0);
    code->stack_size =
        (uint32_t)u->max_depth + 1; /* one to spare: a class that is called puts its instance in */
    code->simple_argc = exact ? (int32_t)u->argcount : -1;
    code->first_line = (uint32_t)u->first_line;
    code->filename = incref(a->c->filename);
    code->name = incref(u->name);
    code->qualname = incref(u->qualname);
}

Code *assemble(Compiler *c) {
    Assembly a = {.c = c,
                  .u = c->unit,
                  .instrs = c->instrs.items + c->unit->first_instr,
                  .count = c->instrs.count - c->unit->first_instr};
    if (!place_words(&a)) {
        if (c->error->kind == SYNTAX_OK)
            syntax_error_no_memory(c->error);
        return NULL;
    }
    a.code = code_new();
    if (a.code == NULL)
        goto raised;
    write_head(&a);
    if (write_words(&a) && write_positions(&a) && write_handlers(&a) && write_names(&a)
        && write_cells(&a))
        return a.code;
    decref(a.code);
raised: /* no memory, as an exception */
    error_clear();
    syntax_error_no_memory(c->error);
    return NULL;
}
