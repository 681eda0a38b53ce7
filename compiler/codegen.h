/* Code generation: from the tree and its symbol table to instructions, and on to Code objects.
 *
 * Operands. The instructions of opcode.def name locals and constants directly (registers), so an
 * expression is not just "pushed": codegen_operand gives the register that an expression is, or
 * pushes its value and says ON_STACK. A register is read when the instruction runs, later than its
 * place in the text: a name whose value an expression can change (a walrus) is pushed instead,
 * where something is evaluated in between (codegen_first_operand).
 *
 * Units. A unit is one Code object in the making. Instructions, labels, handler regions, constants
 * and names of all open units lie on common stacks in the Compiler, since units nest: the inner one
 * is on top, and gone when it is assembled.
 *
 * Depth. Every emitted instruction moves unit->depth, the number of values on the operand stack; a
 * label remembers the depth at which it is reached. Behind a jump that is always taken the depth is
 * whatever the next label says.
 *
 * Errors. The first error is recorded in compiler->error and everything goes on harmlessly: what is
 * emitted then is never assembled. So generators are void, and only loops that could run long look
 * at `failed`.
 */
#ifndef COMPILER_CODEGEN_H
#define COMPILER_CODEGEN_H

#include "compiler/ast.h"
#include "compiler/compile.h"
#include "compiler/scratch.h"
#include "compiler/source.h"
#include "compiler/symtable.h"
#include "compiler/syntax_error.h"
#include "runtime/opcode.h"

typedef struct Instr {
    uint8_t op;
    uint32_t operand; /* a | b << 8 | c << 16, or the immediate */
    uint32_t word;    /* cache word 1, where the compiler fills it */
    int32_t label;    /* a jump's; -1 */
    Position position;
} Instr;

typedef struct Label {
    int32_t at;    /* instruction index within the unit; -1: not placed */
    int32_t depth; /* of the stack on arrival; -1: not known yet */
} Label;

/* Instructions [start, end) whose exceptions go to `label`, with the stack cut to `depth`. */
typedef struct Region {
    int32_t start, end, label, depth;
} Region;

typedef enum BlockKind {
    BLOCK_WHILE,
    BLOCK_FOR,         /* the iterator is on the stack */
    BLOCK_TRY,         /* body of try with except clauses */
    BLOCK_FINALLY,     /* body of try with finally: leaving it runs the finally body */
    BLOCK_FINALLY_END, /* the finally body on its way out with an exception: previous and exception
                          are on the stack */
    BLOCK_HANDLER,     /* an except clause: the previous exception is on the stack */
    BLOCK_STAR,        /* an except* clause: no jump may leave it */
    BLOCK_NAMED,       /* within it, the name of `as` is to be cleared */
    BLOCK_WITH,        /* the exit function is on the stack */
    BLOCK_VALUE,       /* a value that is to be returned is on the stack */
} BlockKind;

/* What a jump out of a statement has to undo; innermost first. */
typedef struct FrameBlock {
    struct FrameBlock *outer;
    uint8_t kind; /* BlockKind */
    int32_t break_label, continue_label;
    int32_t region_start, region_label, region_depth; /* region_label -1: no region */
    const NodeSeq *body;                              /* finally */
    Str *name;                                        /* handler: `as` name or NULL */
    Node *node;                                       /* the position of cleanup code */
    bool is_async;                                    /* with: the result of exit is awaited */
} FrameBlock;

/* An inlined comprehension that is being generated. */
typedef struct Inlined {
    struct Inlined *outer;
    Scope *scope;
} Inlined;

/* Index over a unit's constants or names; slots hold index + 1. Made when there are more than a
 * few. */
typedef struct Index {
    uint32_t *slots;
    uint32_t mask;
} Index;

typedef struct HiddenLocal { /* a local of an inlined comprehension, free for the next one */
    Str *name;
    uint32_t slot;
    bool in_use;
} HiddenLocal;

typedef struct Unit {
    struct Unit *outer;
    Scope *scope;
    Str *name, *qualname;
    FrameBlock *block;
    Inlined *inlined;
    uint32_t first_instr, first_label, first_region, first_constant, first_name;
    Index constant_index, name_index;
    int32_t depth, max_depth;
    uint32_t block_count;
    uint32_t flags; /* CODE_xxx */
    uint32_t argcount, positional_only, keyword_only;
    uint32_t local_count;
    int32_t class_cell; /* class body: local of the __class__ cell; -1 */
    int32_t class_dict; /* class body: local of the __classdict__ cell; -1 */
    int32_t first_line;
    uint32_t check_count; /* CHECK_LOCAL emitted */
    bool has_docstring;
    SCRATCH_SEQ(Str *) locals;
    SCRATCH_SEQ(uint32_t) cells; /* local indices */
    SCRATCH_SEQ(Symbol *) frees; /* sorted by name */
    SCRATCH_SEQ(HiddenLocal) hidden;
} Unit;

typedef struct Compiler {
    Scratch *scratch;
    SyntaxErrorInfo *error;
    SyntaxWarnings *warnings;
    const Source *source;
    Symtable *symtable;
    Str *filename;
    CompileMode mode;
    int flags; /* COMPILE_xxx */
    Unit *unit;
    Position position; /* of what is emitted next */
    bool failed;
    char *buffer; /* working memory of flow.c and assemble.c, for one unit at a time */
    size_t buffer_size;
    SCRATCH_SEQ(Instr) instrs;
    SCRATCH_SEQ(Label) labels;
    SCRATCH_SEQ(Region) regions;
    SCRATCH_SEQ(Object *) constants; /* borrowed: scratch owns them */
    SCRATCH_SEQ(Str *) names;
} Compiler;

typedef int Operand; /* a register, or: */
enum { ON_STACK = -1 };

/* ---- codegen.c: units */
Code *codegen_module(Compiler *c, Node *tree);
bool codegen_error(Compiler *c, const Node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void codegen_warn(Compiler *c, const Node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void codegen_no_memory(Compiler *c);
bool codegen_deep(Compiler *c); /* true, and failed, when the C stack is nearly used up */
bool codegen_enter(Compiler *c, Unit *unit, Scope *scope, Str *name, int32_t first_line,
                   Str *qualname);
Code *codegen_leave(Compiler *c); /* assembles; borrowed from scratch; NULL when failed */
void *codegen_buffer(Compiler *c,
                     size_t size); /* zeroed; the same memory each time; NULL when out of memory */
Str *codegen_mangle(Compiler *c, Str *name);
Str *codegen_intern(Compiler *c, const char *text);
const char *codegen_utf8(Compiler *c, Str *s);

/* ---- codegen_emit.c: instructions, labels, constants */
void at(Compiler *c, const Node *node); /* what follows has this node's position */
void at_none(Compiler *c);
void emit(Compiler *c, Opcode op);
void emit_imm(Compiler *c, Opcode op, uint32_t imm);
void emit_abc(Compiler *c, Opcode op, uint32_t a, uint32_t b, uint32_t dest);
void emit_word(Compiler *c, Opcode op, uint32_t operand, uint32_t word);
void emit_jump(Compiler *c, Opcode op, uint32_t operand, int32_t label);
void emit_four(Compiler *c, Opcode rr, Operand left, Operand right, uint32_t third, uint32_t word);
void emit_two(Compiler *c, Opcode r, Operand operand); /* a two-mode family's form */
void emit_return(Compiler *c, Operand operand);
int32_t new_label(Compiler *c);
void place(Compiler *c, int32_t label);
/* Where the depth is another than that of the instruction before. */
void place_at_depth(Compiler *c, int32_t label, int32_t depth);
void place_handler(Compiler *c, int32_t label,
                   int32_t depth); /* an exception handler begins: depth values and the exception */
int32_t here(Compiler *c);
void add_region(Compiler *c, int32_t start, int32_t label, int32_t depth);
uint32_t constant_index(Compiler *c, Object *value); /* borrowed, kept alive by scratch */
uint32_t constant_steal(Compiler *c, Object *value); /* hands the value to scratch */
uint32_t name_index(Compiler *c, Str *name);
void push_constant(Compiler *c, Object *value);
void push_register(Compiler *c, Operand reg);
void push_local(Compiler *c, uint32_t slot);
Operand constant_register(Compiler *c,
                          Object *value); /* ON_STACK and pushed when the constants are too many */

/* ---- codegen_name.c: names */
typedef enum AccessKind {
    ACCESS_LOCAL,
    ACCESS_CELL,
    ACCESS_FREE,
    ACCESS_GLOBAL,
    ACCESS_DICT_GLOBAL, /* annotation scope: the class's namespace, then global */
    ACCESS_DICT_FREE,   /* the same: then free */
    ACCESS_NAME,
    ACCESS_CLASS_FREE
} AccessKind;
typedef struct Access {
    uint8_t kind;   /* AccessKind */
    Symbol *symbol; /* may be NULL for globals */
    Str *name;      /* mangled */
    uint32_t index; /* local or free variable */
} Access;
Access access_name(Compiler *c, Str *name);
void load_name(Compiler *c, Str *name);
void store_name(Compiler *c, Str *name, Operand value); /* ON_STACK: the top is popped */
void delete_name(Compiler *c, Str *name);
void clear_name(Compiler *c, Str *name); /* name = None; del name */
Operand name_register(
    Compiler *c,
    const Node *node); /* the local that a Name is; ON_STACK when it is none: nothing emitted */
bool is_plain_local(Compiler *c, const Node *node,
                    uint32_t *slot); /* a Name of a local that instructions can have as D */
void push_closure_cell(Compiler *c, Str *name);

/* ---- codegen_expr.c and its kin: expressions */
void codegen_expr(Compiler *c, Node *node);                /* pushes the value */
void codegen_into(Compiler *c, Node *node, uint32_t dest); /* to a local, or DEST_PUSH */
Operand codegen_operand(Compiler *c, Node *node);          /* a register, or pushed */
Operand
codegen_first_operand(Compiler *c, Node *node,
                      const Node *next); /* the same, with `next` evaluated before it is used */
bool codegen_may_change(Compiler *c,
                        const Node *node); /* a local that a walrus in this unit assigns */
bool is_leaf(const Node *node);            /* evaluates nothing: a name or constant */
void codegen_exprs(Compiler *c, const NodeSeq *nodes);
void codegen_binary(Compiler *c, uint32_t op, Operand left, Operand right, uint32_t dest);
uint32_t binary_operator(AstOperator op);
void codegen_slice(Compiler *c, AstSlice *node);
/* Awaits the top; `kind` as GET_AWAITABLE has it. */
void codegen_await(Compiler *c, uint32_t kind);
/* Whether the unit may await: an async function, or a module that is compiled for it. Generator
 * expressions may too, except for statements. */
bool codegen_in_async(const Compiler *c);
Operand codegen_key(Compiler *c, Node *slice); /* the index of a subscript */
void at_attribute(Compiler *c, const Node *whole,
                  const AstAttribute *attribute); /* position of its name's line */
bool codegen_super(Compiler *c, AstAttribute *node,
                   Opcode op); /* super().name, if it is that; false: nothing emitted */
void check_subscript(Compiler *c, AstSubscript *node);
void codegen_call(Compiler *c, AstCall *node); /* codegen_call.c */
void codegen_call_arguments(Compiler *c, uint32_t pushed, const NodeSeq *args,
                            const NodeSeq *keywords);
void codegen_compare(Compiler *c, AstCompare *node); /* codegen_cond.c */
void jump_if(Compiler *c, Node *node, int32_t label, bool sense);
void codegen_bool(Compiler *c, AstBoolOp *node);
void codegen_display(Compiler *c, Node *node,
                     const NodeSeq *elements); /* codegen_display.c: tuple, list, set */
void codegen_dict(Compiler *c, AstDict *node);
void codegen_joined(Compiler *c, AstJoinedStr *node);
void codegen_formatted(Compiler *c, AstFormattedValue *node);
void codegen_comprehension(Compiler *c, Node *node); /* codegen_comp.c */
uint32_t hidden_take(Compiler *c,
                     Str *name); /* a hidden local of that name; unbound or left over */
void hidden_release(Compiler *c, uint32_t slot);
void codegen_lambda(Compiler *c, AstLambda *node); /* codegen_function.c */
void codegen_function(Compiler *c, AstFunctionDef *node);
void codegen_make_function(Compiler *c, Code *code, Scope *scope, uint32_t flags);
Object *codegen_docstring(Compiler *c, const NodeSeq *body); /* borrowed, cleaned; NULL */
void codegen_class(Compiler *c, AstClassDef *node);          /* codegen_class.c */
void codegen_type_alias(Compiler *c, AstTypeAlias *node);    /* codegen_types.c */
/* Enters the unit that makes the type parameters of a generic definition; pushes the tuple of them.
 */
bool codegen_enter_type_params(Compiler *c, Unit *unit, Node *definition, Str *name,
                               const NodeSeq *params, int32_t first_line);
void codegen_leave_type_params(Compiler *c,
                               const Node *definition); /* returns the top; pushes the function */

/* ---- codegen_assign.c: targets */
void codegen_store(Compiler *c, Node *target, Operand value);
void codegen_assign(Compiler *c, AstAssign *node);
void codegen_aug_assign(Compiler *c, AstAugAssign *node);
void codegen_ann_assign(Compiler *c, AstAnnAssign *node);
void codegen_annotation_value(Compiler *c, Node *annotation);
void codegen_delete(Compiler *c, Node *target);

/* ---- codegen_stmt.c, _block.c, _try.c, _match.c, _import.c: statements */
void codegen_body(Compiler *c, const NodeSeq *body);
void codegen_statement(Compiler *c, Node *node);
void block_push(Compiler *c, FrameBlock *block, BlockKind kind, Node *node);
void block_pop(Compiler *c);
void block_open(Compiler *c, FrameBlock *block, int32_t label,
                int32_t depth);                   /* its region begins */
void block_close(Compiler *c, FrameBlock *block); /* and ends, for now or for good */
/* A loop over the iterator on the stack, with FOR_ITER at the bottom: `next` is where `continue`
 * goes. loop_begin stores the item; the body goes between. */
typedef struct ForLoop {
    int32_t body, next; /* labels */
    uint32_t slot;      /* the local that FOR_ITER sets, or DEST_PUSH */
} ForLoop;
void loop_begin(Compiler *c, Node *target, ForLoop *loop);
void loop_end(Compiler *c, Node *iter, const ForLoop *loop);
void codegen_for(Compiler *c, AstFor *node);
void codegen_async_for(Compiler *c, AstFor *node);
void codegen_while(Compiler *c, AstWhile *node);
void codegen_return(Compiler *c, AstReturn *node);
void codegen_break(Compiler *c, Node *node);
void codegen_continue(Compiler *c, Node *node);
void codegen_try(Compiler *c, AstTry *node);
void codegen_with(Compiler *c, AstWith *node);
void codegen_match(Compiler *c, AstMatch *node);
void codegen_import(Compiler *c, AstImport *node);
void codegen_import_from(Compiler *c, AstImportFrom *node);

#endif
