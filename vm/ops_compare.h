/* Handlers: comparisons, truth, jumps. Part of eval_run. */

#define COMPARE_FORM(suffix, mode)                                                                 \
    op_COMPARE_##suffix : {                                                                        \
        FETCH_##suffix;                                                                            \
        SAVE();                                                                                    \
        OWN_##suffix;                                                                              \
        Object *result = compare_apply(C, left, right);                                            \
        decref(left);                                                                              \
        decref(right);                                                                             \
        if (UNLIKELY(result == NULL))                                                              \
            goto error;                                                                            \
        PUSH(result);                                                                              \
        NEXT();                                                                                    \
    }
FOUR(COMPARE_FORM)
#undef COMPARE_FORM

#define COMPARE_JUMP_FORM(suffix, mode)                                                            \
    op_COMPARE_JUMP_##suffix : {                                                                   \
        FETCH_##suffix;                                                                            \
        int form = compare_form(C & 0x7f, left->type, right->type);                                \
        if (form >= 0)                                                                             \
            BECOME(form + (mode));                                                                 \
        owned_left = left;                                                                         \
        owned_right = right;                                                                       \
        OWN_##suffix;                                                                              \
        goto compare_owned;                                                                        \
    }
FOUR(COMPARE_JUMP_FORM)
#undef COMPARE_JUMP_FORM

compare_owned : {
    SAVE();
    int truth = compare_truth(C & 0x7f, owned_left, owned_right);
    decref(owned_left);
    decref(owned_right);
    if (UNLIKELY(truth < 0))
        goto error;
    int32_t distance = (int32_t)*ip++;
    if (truth == C >> 7)
        JUMP_BY(distance);
    NEXT();
}

#define JUMP_IF(condition)                                                                         \
    do {                                                                                           \
        bool taken_ = (condition);                                                                 \
        int32_t distance = (int32_t)*ip++;                                                         \
        if (taken_)                                                                                \
            JUMP_BY(distance);                                                                     \
        NEXT();                                                                                    \
    } while (0)

#define INT_COMPARE_FORM(suffix, mode)                                                             \
    op_INT_COMPARE_JUMP_##suffix : {                                                               \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &int_type || right->type != &int_type))                         \
            BECOME(OP_CODE_COMPARE_JUMP_RR + (mode));                                              \
        int64_t x = INT_VALUE(left), y = INT_VALUE(right);                                         \
        unsigned outcome = (unsigned)(x >= y) + (x > y);                                           \
        if (RIGHT_ON_STACK(mode)) {                                                                \
            sp--;                                                                                  \
            int_release(right);                                                                    \
        }                                                                                          \
        if (LEFT_ON_STACK(mode)) {                                                                 \
            sp--;                                                                                  \
            int_release(left);                                                                     \
        }                                                                                          \
        JUMP_IF(jump_outcomes[C] >> outcome & 1);                                                  \
    }
FOUR(INT_COMPARE_FORM)
#undef INT_COMPARE_FORM

#define FLOAT_COMPARE_FORM(suffix, mode)                                                           \
    op_FLOAT_COMPARE_JUMP_##suffix : {                                                             \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &float_type || right->type != &float_type))                     \
            BECOME(OP_CODE_COMPARE_JUMP_RR + (mode));                                              \
        double x = FLOAT_VALUE(left), y = FLOAT_VALUE(right);                                      \
        unsigned outcome = x < y ? 0 : x == y ? 1 : x > y ? 2 : 3;                                 \
        if (RIGHT_ON_STACK(mode)) {                                                                \
            sp--;                                                                                  \
            float_release(right);                                                                  \
        }                                                                                          \
        if (LEFT_ON_STACK(mode)) {                                                                 \
            sp--;                                                                                  \
            float_release(left);                                                                   \
        }                                                                                          \
        JUMP_IF(jump_outcomes[C] >> outcome & 1);                                                  \
    }
FOUR(FLOAT_COMPARE_FORM)
#undef FLOAT_COMPARE_FORM

#define STR_COMPARE_FORM(suffix, mode)                                                             \
    op_STR_COMPARE_JUMP_##suffix : {                                                               \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &str_type || right->type != &str_type))                         \
            BECOME(OP_CODE_COMPARE_JUMP_RR + (mode));                                              \
        bool equal = left == right || str_equal((Str *)left, (Str *)right);                        \
        if (RIGHT_ON_STACK(mode))                                                                  \
            decref(POP());                                                                         \
        if (LEFT_ON_STACK(mode))                                                                   \
            decref(POP());                                                                         \
        JUMP_IF((equal == ((C & 0x7f) == CMP_EQ)) == (C >> 7));                                    \
    }
FOUR(STR_COMPARE_FORM)
#undef STR_COMPARE_FORM

#define IS_FORM(suffix, mode)                                                                      \
    op_IS_JUMP_##suffix : {                                                                        \
        FETCH_##suffix;                                                                            \
        bool same = left == right;                                                                 \
        if (RIGHT_ON_STACK(mode))                                                                  \
            decref(POP());                                                                         \
        if (LEFT_ON_STACK(mode))                                                                   \
            decref(POP());                                                                         \
        JUMP_IF((same == ((C & 0x7f) == COMPARE_IS)) == (C >> 7));                                 \
    }
FOUR(IS_FORM)
#undef IS_FORM

#define CONTAINS_FORM(suffix, mode)                                                                \
    op_CONTAINS_JUMP_##suffix : {                                                                  \
        FETCH_##suffix;                                                                            \
        SAVE();                                                                                    \
        int truth;                                                                                 \
        owned_left = left;                                                                         \
        owned_right = right;                                                                       \
        OWN_##suffix;                                                                              \
        if (right->type == &dict_type)                                                             \
            truth = dict_contains((Dict *)right, left);                                            \
        else if (right->type == &set_type || right->type == &frozenset_type)                       \
            truth = set_contains_key((Set *)right, left);                                          \
        else if (right->type == &str_type && left->type == &str_type)                              \
            truth = str_contains((Str *)right, (Str *)left);                                       \
        else {                                                                                     \
            in = (in & ~0xffu) | (OP_CODE_COMPARE_JUMP_RR + (mode));                               \
            ip[-1] = in;                                                                           \
            goto compare_owned;                                                                    \
        }                                                                                          \
        decref(left);                                                                              \
        decref(right);                                                                             \
        if (UNLIKELY(truth < 0))                                                                   \
            goto error;                                                                            \
        JUMP_IF((truth == ((C & 0x7f) == COMPARE_IN)) == (C >> 7));                                \
    }
FOUR(CONTAINS_FORM)
#undef CONTAINS_FORM

/* Truth of one operand: bools and None by identity, then small cases inline. */
#define TRUTH_JUMP(name, suffix, on_stack, sense)                                                  \
    op_##name##_##suffix : {                                                                       \
        Object *o = on_stack ? sp[-1] : REG(A);                                                    \
        int truth;                                                                                 \
        if (o == KTrue)                                                                            \
            truth = 1;                                                                             \
        else if (o == KFalse || o == KNone)                                                        \
            truth = 0;                                                                             \
        else if (o->type == &int_type)                                                             \
            truth = INT_VALUE(o) != 0;                                                             \
        else if (o->type == &list_type)                                                            \
            truth = ((List *)o)->length != 0;                                                      \
        else {                                                                                     \
            SAVE();                                                                                \
            incref(o);                                                                             \
            truth = object_truth(o);                                                               \
            decref(o);                                                                             \
            if (UNLIKELY(truth < 0))                                                               \
                goto error;                                                                        \
        }                                                                                          \
        if (on_stack)                                                                              \
            decref(POP());                                                                         \
        JUMP_IF(truth == sense);                                                                   \
    }
TRUTH_JUMP(JUMP_IF_FALSE, R, 0, 0)
TRUTH_JUMP(JUMP_IF_FALSE, S, 1, 0)
TRUTH_JUMP(JUMP_IF_TRUE, R, 0, 1)
TRUTH_JUMP(JUMP_IF_TRUE, S, 1, 1)
#undef TRUTH_JUMP

#define KEEP_JUMP(name, sense)                                                                     \
    op_##name : {                                                                                  \
        SAVE();                                                                                    \
        int truth = object_truth(sp[-1]);                                                          \
        if (UNLIKELY(truth < 0))                                                                   \
            goto error;                                                                            \
        int32_t distance = (int32_t)*ip++;                                                         \
        if (truth == sense)                                                                        \
            JUMP_BY(distance);                                                                     \
        Object *o = POP();                                                                         \
        decref(o);                                                                                 \
        NEXT();                                                                                    \
    }
KEEP_JUMP(JUMP_IF_FALSE_KEEP, 0)
KEEP_JUMP(JUMP_IF_TRUE_KEEP, 1)
#undef KEEP_JUMP

op_JUMP : JUMP_BY(WORD_SIGNED(in));
