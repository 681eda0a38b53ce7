/* match. See codegen.h.
 *
 * The subject, and each part of it that a pattern looks into, is put into a hidden local, so that
 * the stack is empty between two tests and a pattern that fails just jumps to the next case. A
 * captured name gets its value only when the whole pattern has matched: until then the capture is a
 * pair of name and hidden local.
 */
#include "compiler/codegen.h"

#include "runtime/names.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

typedef struct Capture {
    Str *name;
    uint32_t slot;
} Capture;

typedef struct Match {
    Compiler *c;
    SCRATCH_SEQ(Capture) captures; /* of the pattern that is being generated */
    SCRATCH_SEQ(uint32_t) slots;   /* hidden locals in use */
} Match;

static void pattern(Match *m, Node *node, uint32_t slot, int32_t fail, bool irrefutable);

/* ---- hidden locals */

static uint32_t new_slot(Match *m) {
    uint32_t slot = hidden_take(m->c, NAME(empty_));
    if (!SCRATCH_PUSH(m->c->scratch, &m->slots, slot))
        codegen_no_memory(m->c);
    return slot;
}

static void release_slots(Match *m, uint32_t keep) {
    while (m->slots.count > keep)
        hidden_release(m->c, m->slots.items[--m->slots.count]);
}

static void clear_slots(Match *m, uint32_t from) {
    for (uint32_t i = from; i < m->slots.count; i++)
        emit_imm(m->c, OP_CODE_CLEAR_LOCAL, m->slots.items[i]);
}

static uint32_t store_new(Match *m) {
    uint32_t slot = new_slot(m);
    emit_imm(m->c, OP_CODE_STORE_LOCAL, slot);
    return slot;
}

/* Drops what lies below the top. */
static void nip(Compiler *c) {
    emit_imm(c, OP_CODE_SWAP, 2);
    emit(c, OP_CODE_POP);
}

/* ---- captures */

static void capture(Match *m, Node *node, Str *name, uint32_t slot) {
    for (uint32_t i = 0; i < m->captures.count; i++) {
        if (m->captures.items[i].name == name) {
            codegen_error(m->c, node, "multiple assignments to name '%s' in pattern",
                          codegen_utf8(m->c, name));
            return;
        }
    }
    if (!SCRATCH_PUSH(m->c->scratch, &m->captures, ((Capture){name, slot})))
        codegen_no_memory(m->c);
}

static void store_captures(Match *m) {
    for (uint32_t i = 0; i < m->captures.count && !m->c->failed; i++) {
        push_local(m->c, m->captures.items[i].slot);
        store_name(m->c, m->captures.items[i].name, ON_STACK);
    }
}

/* ---- tests; each leaves the stack as it was */

static void fail_unless_equal(Match *m, uint32_t slot, Node *value, int32_t fail) {
    Compiler *c = m->c;
    push_local(c, slot);
    Operand right = codegen_operand(c, value);
    at(c, value);
    emit_jump(c, OP_CODE_COMPARE_JUMP_RR + MODE_SR + (right == ON_STACK),
              (right == ON_STACK ? 0 : (uint32_t)right) << 8 | (uint32_t)CMP_EQ << 16, fail);
}

/* Jumps to `label` if the local is (or, with `sense` false, is not) this constant. */
static void jump_if_is(Match *m, uint32_t slot, Object *value, int32_t label, bool sense) {
    Compiler *c = m->c;
    push_local(c, slot);
    push_constant(c, value);
    emit_jump(c, OP_CODE_COMPARE_JUMP_SS,
              (uint32_t)(COMPARE_IS | (sense ? COMPARE_JUMP_IF_TRUE : 0)) << 16, label);
}

static void fail_unless(Match *m, Opcode test, uint32_t slot, int32_t fail) {
    push_local(m->c, slot);
    emit(m->c, test);
    nip(m->c);
    emit_jump(m->c, OP_CODE_JUMP_IF_FALSE_S, 0, fail);
}

static void push_int(Compiler *c, int64_t value) {
    uint32_t i = constant_steal(c, int_from_i64(value));
    emit_imm(c, OP_CODE_LOAD_CONST, i);
}

static void push_length(Match *m, uint32_t slot) {
    push_local(m->c, slot);
    emit(m->c, OP_CODE_GET_LEN);
    nip(m->c);
}

static void fail_unless_length(Match *m, uint32_t slot, uint32_t compare, int64_t length,
                               int32_t fail) {
    push_length(m, slot);
    push_int(m->c, length);
    emit_jump(m->c, OP_CODE_COMPARE_JUMP_SS, compare << 16, fail);
}

/* ---- patterns */

static bool is_wildcard(const Node *node) {
    if (node->kind == AST_MatchStar)
        return AST_AS(MatchStar, node)->name == NULL;
    return node->kind == AST_MatchAs && AST_AS(MatchAs, node)->pattern == NULL
           && AST_AS(MatchAs, node)->name == NULL;
}

/* What was unpacked is on the stack, first on top: each part goes into a local, then the patterns
 * look at them. */
static void parts(Match *m, Node *const *patterns, int32_t count, int32_t fail) {
    uint32_t first = m->slots.count;
    for (int32_t i = 0; i < count; i++)
        store_new(m);
    for (int32_t i = 0; i < count && !m->c->failed; i++)
        if (!is_wildcard(patterns[i]))
            pattern(m, patterns[i], m->slots.items[first + (uint32_t)i], fail, true);
}

/* [a, b, *_, c]: by index, so that what `_` stands for is not gathered. */
static void indexed_parts(Match *m, const NodeSeq *patterns, int32_t star, uint32_t slot,
                          int32_t fail) {
    Compiler *c = m->c;
    for (int32_t i = 0; i < patterns->count && !c->failed; i++) {
        if (is_wildcard(patterns->items[i]))
            continue;
        push_local(c, slot);
        if (i < star) {
            push_int(c, i);
        } else {
            push_length(m, slot);
            push_int(c, patterns->count - i);
            codegen_binary(c, OP_SUB, ON_STACK, ON_STACK, DEST_PUSH);
        }
        codegen_binary(c, BINARY_GETITEM, ON_STACK, ON_STACK, DEST_PUSH);
        pattern(m, patterns->items[i], store_new(m), fail, true);
    }
}

static void sequence(Match *m, AstMatchSequence *node, uint32_t slot, int32_t fail) {
    Compiler *c = m->c;
    const NodeSeq *patterns = &node->patterns;
    int32_t star = -1, count = patterns->count;
    bool only_wildcards = true;
    for (int32_t i = 0; i < count; i++) {
        bool starred = patterns->items[i]->kind == AST_MatchStar;
        if (starred && star >= 0) {
            codegen_error(c, &node->head, "multiple starred names in sequence pattern");
            return;
        }
        star = starred ? i : star;
        only_wildcards &= is_wildcard(patterns->items[i]);
    }
    at(c, &node->head);
    fail_unless(m, OP_CODE_MATCH_SEQUENCE, slot, fail);
    if (star < 0)
        fail_unless_length(m, slot, CMP_EQ, count, fail);
    else if (count > 1)
        fail_unless_length(m, slot, CMP_GE, count - 1, fail);
    if (only_wildcards)
        return;
    if (star >= 0 && is_wildcard(patterns->items[star])) {
        indexed_parts(m, patterns, star, slot, fail);
        return;
    }
    push_local(c, slot);
    if (star < 0)
        emit_imm(c, OP_CODE_UNPACK, (uint32_t)count);
    else if (star > 255)
        codegen_error(c, &node->head, "too many expressions in star-unpacking sequence pattern");
    else
        emit_imm(c, OP_CODE_UNPACK_STAR, (uint32_t)star | (uint32_t)(count - star - 1) << 8);
    if (!c->failed)
        parts(m, patterns->items, count, fail);
}

/* All of the subject but the keys that were asked for. */
static void mapping_rest(Match *m, AstMatchMapping *node, uint32_t slot, uint32_t keys) {
    Compiler *c = m->c;
    emit_imm(c, OP_CODE_BUILD_MAP, 0);
    push_local(c, slot);
    emit_imm(c, OP_CODE_DICT_UPDATE, 1);
    for (int32_t i = 0; i < node->keys.count && !c->failed; i++) {
        emit_imm(c, OP_CODE_COPY, 1);
        push_local(c, keys);
        push_int(c, i);
        codegen_binary(c, BINARY_GETITEM, ON_STACK, ON_STACK, DEST_PUSH);
        emit(c, OP_CODE_DELETE_ITEM);
    }
    capture(m, &node->head, node->rest, store_new(m));
}

static bool check_keys(Compiler *c, AstMatchMapping *node) {
    for (int32_t i = 0; i < node->keys.count; i++) {
        if (node->keys.items[i]->kind == AST_JoinedStr)
            return codegen_error(
                c, &node->head,
                "mapping pattern keys may only match literals and attribute lookups");
        for (int32_t k = 0; k < i; k++) {
            Node *a = node->keys.items[i], *b = node->keys.items[k];
            if (a->kind != AST_Constant || b->kind != AST_Constant)
                continue;
            int same =
                object_compare_bool(AST(Constant, a)->value, AST(Constant, b)->value, CMP_EQ);
            if (same < 0)
                error_clear();
            if (same <= 0)
                continue;
            Str *key = (Str *)object_repr(AST(Constant, a)->value);
            if (!scratch_own(c->scratch, OBJ(key)))
                return error_clear(), codegen_no_memory(c), false;
            return codegen_error(c, &node->head, "mapping pattern checks duplicate key (%s)",
                                 codegen_utf8(c, key));
        }
    }
    return true;
}

static void mapping(Match *m, AstMatchMapping *node, uint32_t slot, int32_t fail) {
    Compiler *c = m->c;
    uint32_t count = (uint32_t)node->keys.count;
    if (!check_keys(c, node))
        return;
    at(c, &node->head);
    fail_unless(m, OP_CODE_MATCH_MAPPING, slot, fail);
    if (count == 0 && node->rest == NULL)
        return;
    if (count > 0)
        fail_unless_length(m, slot, CMP_GE, count, fail);
    push_local(c, slot);
    codegen_exprs(c, &node->keys);
    at(c, &node->head);
    emit_imm(c, OP_CODE_BUILD_TUPLE, count);
    emit(c, OP_CODE_MATCH_KEYS);
    uint32_t values = store_new(m), keys = store_new(m);
    emit(c, OP_CODE_POP);
    jump_if_is(m, values, KNone, fail, true);
    push_local(c, values);
    emit_imm(c, OP_CODE_UNPACK, count);
    parts(m, node->patterns.items, node->patterns.count, fail);
    at(c, &node->head);
    if (node->rest)
        mapping_rest(m, node, slot, keys);
}

static bool check_attributes(Compiler *c, AstMatchClass *node) {
    for (int32_t i = 0; i < node->kwd_attrs.count; i++)
        if (node->kwd_attrs.items[i] == NAME(__debug__))
            return codegen_error(c, node->kwd_patterns.items[i], "cannot assign to __debug__");
    for (int32_t i = 0; i < node->kwd_attrs.count; i++)
        for (int32_t k = 0; k < i; k++)
            if (node->kwd_attrs.items[i] == node->kwd_attrs.items[k])
                return codegen_error(c, node->kwd_patterns.items[i],
                                     "attribute name repeated in class pattern: %s",
                                     codegen_utf8(c, node->kwd_attrs.items[i]));
    return true;
}

static void class_pattern(Match *m, AstMatchClass *node, uint32_t slot, int32_t fail) {
    Compiler *c = m->c;
    int32_t positional = node->patterns.count, named = node->kwd_attrs.count;
    if (!check_attributes(c, node))
        return;
    Tuple *names = tuple_from_array((Object *const *)node->kwd_attrs.items, (size_t)named);
    if (!scratch_own(c->scratch, OBJ(names))) {
        error_clear();
        codegen_no_memory(c);
        return;
    }
    at(c, &node->head);
    push_local(c, slot);
    codegen_expr(c, node->cls);
    at(c, &node->head);
    push_constant(c, OBJ(names));
    emit_imm(c, OP_CODE_MATCH_CLASS, (uint32_t)positional);
    uint32_t found = store_new(m);
    jump_if_is(m, found, KNone, fail, true);
    if (positional + named == 0)
        return;
    Node **patterns = scratch_array(c->scratch, (size_t)(positional + named), sizeof(Node *));
    if (patterns == NULL) {
        codegen_no_memory(c);
        return;
    }
    for (int32_t i = 0; i < positional; i++)
        patterns[i] = node->patterns.items[i];
    for (int32_t i = 0; i < named; i++)
        patterns[positional + i] = node->kwd_patterns.items[i];
    push_local(c, found);
    emit_imm(c, OP_CODE_UNPACK, (uint32_t)(positional + named));
    parts(m, patterns, positional + named, fail);
}

/* The names of one alternative go to the slots that all alternatives share. */
static bool merge_alternative(Match *m, Node *node, uint32_t first, Capture *shared,
                              uint32_t count) {
    if (m->captures.count - first != count)
        return codegen_error(m->c, node, "alternative patterns bind different names");
    for (uint32_t i = 0; i < count; i++) {
        uint32_t k = first;
        while (k < m->captures.count && m->captures.items[k].name != shared[i].name)
            k++;
        if (k == m->captures.count)
            return codegen_error(m->c, node, "alternative patterns bind different names");
        push_local(m->c, m->captures.items[k].slot);
        emit_imm(m->c, OP_CODE_STORE_LOCAL, shared[i].slot);
    }
    m->captures.count = first;
    return true;
}

static void alternatives(Match *m, AstMatchOr *node, uint32_t slot, int32_t fail,
                         bool irrefutable) {
    Compiler *c = m->c;
    int32_t matched = new_label(c);
    uint32_t first = m->captures.count, count = 0;
    Capture *shared = NULL;
    for (int32_t i = 0; i < node->patterns.count && !c->failed; i++) {
        bool last = i == node->patterns.count - 1;
        int32_t next = last ? fail : new_label(c);
        pattern(m, node->patterns.items[i], slot, next, last && irrefutable);
        if (i == 0) {
            count = m->captures.count - first;
            shared = scratch_array(c->scratch, count + 1, sizeof(Capture));
            for (uint32_t k = 0; shared != NULL && k < count; k++)
                shared[k] = (Capture){m->captures.items[first + k].name, new_slot(m)};
        }
        if (shared == NULL) {
            codegen_no_memory(c);
            return;
        }
        if (!merge_alternative(m, &node->head, first, shared, count))
            return;
        if (!last) {
            emit_jump(c, OP_CODE_JUMP, 0, matched);
            place(c, next);
        }
    }
    place(c, matched);
    for (uint32_t k = 0; k < count; k++)
        capture(m, &node->head, shared[k].name, shared[k].slot);
}

static void as_pattern(Match *m, AstMatchAs *node, uint32_t slot, int32_t fail, bool irrefutable) {
    if (node->pattern) {
        pattern(m, node->pattern, slot, fail, irrefutable);
    } else if (!irrefutable) {
        if (node->name)
            codegen_error(m->c, &node->head,
                          "name capture '%s' makes remaining patterns unreachable",
                          codegen_utf8(m->c, node->name));
        else
            codegen_error(m->c, &node->head, "wildcard makes remaining patterns unreachable");
        return;
    }
    if (node->name)
        capture(m, &node->head, node->name, slot);
}

/* Looks at the value in a local; jumps to `fail` if it does not match. irrefutable: it may match
 * anything. */
static void pattern(Match *m, Node *node, uint32_t slot, int32_t fail, bool irrefutable) {
    if (codegen_deep(m->c))
        return;
    at(m->c, node);
    switch (node->kind) {
    case AST_MatchValue:
        if (AST(MatchValue, node)->value->kind == AST_JoinedStr)
            codegen_error(m->c, node, "patterns may only match literals and attribute lookups");
        fail_unless_equal(m, slot, AST(MatchValue, node)->value, fail);
        break;
    case AST_MatchSingleton:
        jump_if_is(m, slot, AST(MatchSingleton, node)->value, fail, false);
        break;
    case AST_MatchSequence:
        sequence(m, AST(MatchSequence, node), slot, fail);
        break;
    case AST_MatchMapping:
        mapping(m, AST(MatchMapping, node), slot, fail);
        break;
    case AST_MatchClass:
        class_pattern(m, AST(MatchClass, node), slot, fail);
        break;
    case AST_MatchOr:
        alternatives(m, AST(MatchOr, node), slot, fail, irrefutable);
        break;
    case AST_MatchAs:
        as_pattern(m, AST(MatchAs, node), slot, fail, irrefutable);
        break;
    case AST_MatchStar:
        if (AST(MatchStar, node)->name)
            capture(m, node, AST(MatchStar, node)->name, slot);
        break;
    default:
        break;
    }
}

/* ---- the statement */

static void match_case(Match *m, Astmatch_case *node, uint32_t subject, int32_t next, bool last) {
    m->captures.count = 0;
    pattern(m, node->pattern, subject, next, last || node->guard != NULL);
    at(m->c, node->pattern);
    store_captures(m);
    if (node->guard)
        jump_if(m->c, node->guard, next, false);
    clear_slots(m, 0);
    codegen_body(m->c, &node->body);
}

void codegen_match(Compiler *c, AstMatch *node) {
    Match m = {.c = c};
    int32_t end = new_label(c);
    codegen_expr(c, node->subject);
    uint32_t subject = store_new(&m);
    for (int32_t i = 0; i < node->cases.count && !c->failed; i++) {
        int32_t next = new_label(c);
        match_case(&m, AST(match_case, node->cases.items[i]), subject, next,
                   i == node->cases.count - 1);
        at_none(c);
        emit_jump(c, OP_CODE_JUMP, 0, end);
        place(c, next);
        clear_slots(&m, i < node->cases.count - 1 ? 1 : 0);
        release_slots(&m, 1);
    }
    place(c, end);
    release_slots(&m, 0);
}
