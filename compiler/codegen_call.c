/* Calls. See codegen.h. */
#include "compiler/codegen.h"

#include "runtime/names.h"
#include "runtime/objects/tuple.h"

static bool has_spread(const NodeSeq *args, const NodeSeq *keywords) {
    for (int32_t i = 0; i < args->count; i++)
        if (args->items[i]->kind == AST_Starred)
            return true;
    for (int32_t i = 0; i < keywords->count; i++)
        if (AST(keyword, keywords->items[i])->arg == NULL)
            return true;
    return false;
}

static bool check_keywords(Compiler *c, const NodeSeq *keywords) {
    for (int32_t i = 0; i < keywords->count; i++) {
        Str *name = AST(keyword, keywords->items[i])->arg;
        for (int32_t k = i + 1; name != NULL && k < keywords->count; k++)
            if (AST(keyword, keywords->items[k])->arg == name)
                return codegen_error(c, keywords->items[k], "keyword argument repeated: %s",
                                     codegen_utf8(c, name));
    }
    return true;
}

/* Keyword values are pushed; their names become a constant, whose index is returned. */
static uint32_t push_keywords(Compiler *c, const NodeSeq *keywords) {
    Tuple *names = tuple_new((size_t)keywords->count);
    if (names == NULL) {
        codegen_no_memory(c);
        return 0;
    }
    for (int32_t i = 0; i < keywords->count; i++) {
        Astkeyword *k = AST(keyword, keywords->items[i]);
        names->items[i] = incref(OBJ(k->arg));
        codegen_expr(c, k->value);
    }
    tuple_finish(names);
    return constant_steal(c, OBJ(names));
}

/* The dict of keyword arguments where some are spread. `extra` values lie between the callable and
 * the positionals. */
static void push_keyword_dict(Compiler *c, const NodeSeq *keywords, const Position *whole) {
    int32_t pending = 0;
    bool made = false;
    for (int32_t i = 0; i <= keywords->count && !c->failed; i++) {
        Astkeyword *k = i < keywords->count ? AST(keyword, keywords->items[i]) : NULL;
        if (k != NULL && k->arg != NULL) {
            at(c, &k->head);
            push_constant(c, OBJ(k->arg));
            codegen_expr(c, k->value);
            pending++;
            continue;
        }
        c->position = *whole;
        if (pending > 0 || !made) {
            if (!made && pending == 0 && k == NULL)
                return;
            emit_imm(c, OP_CODE_BUILD_MAP, (uint32_t)pending);
            if (made)
                emit_imm(c, OP_CODE_DICT_MERGE, 1);
            made = true;
            pending = 0;
        }
        if (k != NULL) {
            codegen_expr(c, k->value);
            c->position = *whole;
            emit_imm(c, OP_CODE_DICT_MERGE, 1);
        }
    }
}

/* All positional arguments as one iterable: `pushed` of them are on the stack already. */
static void push_argument_list(Compiler *c, uint32_t pushed, const NodeSeq *args,
                               const Position *whole) {
    if (pushed == 0 && args->count == 1 && args->items[0]->kind == AST_Starred) {
        codegen_expr(c, AST(Starred, args->items[0])->value);
        return;
    }
    int32_t i = 0;
    for (; i < args->count && args->items[i]->kind != AST_Starred; i++)
        codegen_expr(c, args->items[i]);
    c->position = *whole;
    if (i == args->count) {
        emit_imm(c, OP_CODE_BUILD_TUPLE, pushed + (uint32_t)i);
        return;
    }
    emit_imm(c, OP_CODE_BUILD_LIST, pushed + (uint32_t)i);
    for (; i < args->count && !c->failed; i++) {
        bool starred = args->items[i]->kind == AST_Starred;
        codegen_expr(c, starred ? AST(Starred, args->items[i])->value : args->items[i]);
        c->position = *whole;
        emit_imm(c, starred ? OP_CODE_LIST_EXTEND : OP_CODE_LIST_APPEND, 1);
    }
    emit(c, OP_CODE_LIST_TO_TUPLE);
}

static void call_spread(Compiler *c, uint32_t pushed, const NodeSeq *args,
                        const NodeSeq *keywords) {
    Position whole = c->position;
    push_argument_list(c, pushed, args, &whole);
    if (keywords->count > 0)
        push_keyword_dict(c, keywords, &whole);
    c->position = whole;
    emit_imm(c, OP_CODE_CALL_SPREAD, keywords->count > 0);
}

/* The callable, and `pushed` arguments, are on the stack; the position is the call's. */
void codegen_call_arguments(Compiler *c, uint32_t pushed, const NodeSeq *args,
                            const NodeSeq *keywords) {
    Position whole = c->position;
    if (!check_keywords(c, keywords))
        return;
    if (has_spread(args, keywords)) {
        call_spread(c, pushed, args, keywords);
        return;
    }
    codegen_exprs(c, args);
    uint32_t count = pushed + (uint32_t)args->count + (uint32_t)keywords->count;
    uint32_t names = keywords->count > 0 ? push_keywords(c, keywords) : 0;
    c->position = whole;
    emit_word(c, keywords->count > 0 ? OP_CODE_CALL_KW : OP_CODE_CALL, count, names);
}

/* ---- super().name: found without making a super object */

static bool is_super_call(Compiler *c, Node *node) {
    if (node->kind != AST_Call || !scope_is_function(c->unit->scope) || c->unit->inlined != NULL)
        return false;
    AstCall *call = AST(Call, node);
    if (call->func->kind != AST_Name || call->keywords.count != 0
        || !str_equal_ascii(AST(Name, call->func)->id, "super"))
        return false;
    if (access_name(c, AST(Name, call->func)->id).kind != ACCESS_GLOBAL)
        return false;
    if (call->args.count == 2)
        return call->args.items[0]->kind != AST_Starred && call->args.items[1]->kind != AST_Starred;
    return call->args.count == 0 && c->unit->argcount > 0
           && access_name(c, NAME(__class__)).kind == ACCESS_FREE;
}

bool codegen_super(Compiler *c, AstAttribute *node, Opcode op) {
    if (!is_super_call(c, node->value) || node->attr == NAME(__class__))
        return false;
    AstCall *call = AST(Call, node->value);
    at(c, call->func);
    load_name(c, AST(Name, call->func)->id);
    if (call->args.count == 2) {
        codegen_exprs(c, &call->args);
    } else {
        at(c, &call->head);
        emit_imm(c, OP_CODE_LOAD_FREE, access_name(c, NAME(__class__)).index);
        load_name(c, c->unit->locals.items[0]);
    }
    at_attribute(c, &node->head, node);
    emit_word(c, op, name_index(c, codegen_mangle(c, node->attr)), call->args.count == 0);
    return true;
}

/* ---- obj.name(...) */

static void call_method(Compiler *c, AstCall *node) {
    AstAttribute *method = AST(Attribute, node->func);
    if (!codegen_super(c, method, OP_CODE_LOAD_SUPER_METHOD)) {
        Operand o = codegen_operand(c, method->value);
        at_attribute(c, &method->head, method);
        emit_word(c, o == ON_STACK ? OP_CODE_LOAD_METHOD_S : OP_CODE_LOAD_METHOD_R,
                  o == ON_STACK ? 0 : (uint32_t)o, name_index(c, codegen_mangle(c, method->attr)));
    }
    if (!check_keywords(c, &node->keywords))
        return;
    codegen_exprs(c, &node->args);
    uint32_t count = (uint32_t)node->args.count + (uint32_t)node->keywords.count;
    bool named = node->keywords.count > 0;
    uint32_t names = named ? push_keywords(c, &node->keywords) : 0;
    at_attribute(c, &node->head, method);
    emit_word(c, named ? OP_CODE_CALL_METHOD_KW : OP_CODE_CALL_METHOD, count, names);
}

/* Warns of calls of literals: mostly a comma is missing before the parenthesis. */
static void check_callable(Compiler *c, AstCall *node) {
    const char *type = NULL;
    switch (node->func->kind) {
    case AST_Constant: {
        Object *value = AST(Constant, node->func)->value;
        type = value == KEllipsis ? "ellipsis" : type_of(value)->name;
        break;
    }
    case AST_Tuple:
        type = "tuple";
        break;
    case AST_List:
    case AST_ListComp:
        type = "list";
        break;
    case AST_Dict:
    case AST_DictComp:
        type = "dict";
        break;
    case AST_Set:
    case AST_SetComp:
        type = "set";
        break;
    case AST_GeneratorExp:
        type = "generator";
        break;
    case AST_JoinedStr:
    case AST_FormattedValue:
        type = "str";
        break;
    default:
        return;
    }
    codegen_warn(c, &node->head, "'%s' object is not callable; perhaps you missed a comma?", type);
}

void codegen_call(Compiler *c, AstCall *node) {
    if (node->func->kind == AST_Attribute && !has_spread(&node->args, &node->keywords)) {
        call_method(c, node);
        return;
    }
    check_callable(c, node);
    codegen_expr(c, node->func);
    at(c, &node->head);
    codegen_call_arguments(c, 0, &node->args, &node->keywords);
}
