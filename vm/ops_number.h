/* Handlers: binary and unary operators. Part of eval_run.
 *
 * In-place results: an int or float operand that is a dying temporary (on the stack, count 1), and
 * the old value of the destination local when nobody else holds it, are boxes to write the result
 * into. Small ints stay shared, so that their identity is CPython's.
 */

/* Stores `z` as the result of a form, releasing the stack operands. VALUE is the box's field,
 * `fits` whether a box of our own may hold z. */
#define BOX_RESULT(mode, z, type_, VALUE, fits, make, release)                                     \
    do {                                                                                           \
        Object *dying = LEFT_ON_STACK(mode) ? left : RIGHT_ON_STACK(mode) ? right : NULL;          \
        if (!LEFT_ON_STACK(mode) && !RIGHT_ON_STACK(mode) && C != DEST_PUSH) {                     \
            Object *old = L[C];                                                                    \
            if (LIKELY(old != NULL && old->refcount == 1 && old->type == &type_ && (fits))) {      \
                VALUE(old) = z;                                                                    \
                ip++;                                                                              \
                NEXT();                                                                            \
            }                                                                                      \
        }                                                                                          \
        Object *result;                                                                            \
        if (dying != NULL && dying->refcount == 1 && (fits)) {                                     \
            VALUE(dying) = z;                                                                      \
            result = dying;                                                                        \
            if (LEFT_ON_STACK(mode) && RIGHT_ON_STACK(mode))                                       \
                release(right);                                                                    \
        } else {                                                                                   \
            result = make##_fast(z);                                                               \
            if (UNLIKELY(result == NULL)) {                                                        \
                SAVE(); /* the slow half may ask which line it is */                               \
                result = make(z);                                                                  \
                if (result == NULL)                                                                \
                    goto error;                                                                    \
            }                                                                                      \
            if (LEFT_ON_STACK(mode))                                                               \
                release(left);                                                                     \
            if (RIGHT_ON_STACK(mode))                                                              \
                release(right);                                                                    \
        }                                                                                          \
        sp -= (LEFT_ON_STACK(mode) ? 1 : 0) + (RIGHT_ON_STACK(mode) ? 1 : 0);                      \
        ip++;                                                                                      \
        STORE_D(result);                                                                           \
        NEXT();                                                                                    \
    } while (0)
#define INT_RESULT(mode, z)                                                                        \
    BOX_RESULT(mode, z, int_type, INT_VALUE, !int_is_small(z), int_from_i64, int_release)
#define FLOAT_RESULT(mode, z)                                                                      \
    BOX_RESULT(mode, z, float_type, FLOAT_VALUE, true, float_from_double, float_release)

/* Generic: quicken by the operands' types, else do it with owned operands at binary_owned. */
#define GENERIC(suffix, mode)                                                                      \
    op_BINARY_##suffix : {                                                                         \
        FETCH_##suffix;                                                                            \
        int form = binary_form(*ip, left->type, right->type);                                      \
        if (form >= 0)                                                                             \
            BECOME(form + (mode));                                                                 \
        owned_left = left;                                                                         \
        owned_right = right;                                                                       \
        OWN_##suffix;                                                                              \
        goto binary_owned;                                                                         \
    }
FOUR(GENERIC)
#undef GENERIC

binary_owned : {
    SAVE();
    if (UNLIKELY(owned_left->type->flags & TYPE_HEAP)) {
        Function *f = operator_function(*ip, owned_left, owned_right);
        if (f != NULL) { /* the operands are kept below the window, since a method may assign to its
                            parameters */
            Object **window = (frame->flags & FRAME_GENERATOR ? frame->top : sp) + 2;
            window[-2] = owned_left;
            window[-1] = owned_right;
            window[0] = incref(owned_left);
            window[1] = incref(owned_right);
            frame->sp = sp;
            if (LIKELY(window + f->code->local_count <= thread->value_limit))
                memset(window + 2, 0, (f->code->local_count - 2) * sizeof(Object *));
            callee = frame_push_steal(incref(f), window, FRAME_OPERATOR);
            if (LIKELY(callee != NULL))
                goto enter;
            decref(owned_left);
            decref(owned_right);
            goto error;
        }
    }
    Object *result = binary_apply(*ip, owned_left, owned_right);
    decref(owned_left);
    decref(owned_right);
    if (UNLIKELY(result == NULL))
        goto error;
    ip++;
    STORE_D(result);
    NEXT();
}

/* A form whose types fit but which cannot finish here (overflow, zero divisor). */
#define LEAVE(suffix)                                                                              \
    do {                                                                                           \
        owned_left = left;                                                                         \
        owned_right = right;                                                                       \
        OWN_##suffix;                                                                              \
        goto binary_owned;                                                                         \
    } while (0)

#define INT_FORM(suffix, mode, NAME, overflows)                                                    \
    op_##NAME##_##suffix : {                                                                       \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &int_type || right->type != &int_type))                         \
            BECOME(OP_CODE_BINARY_RR + (mode));                                                    \
        int64_t z;                                                                                 \
        if (UNLIKELY(overflows(INT_VALUE(left), INT_VALUE(right), &z)))                            \
            LEAVE(suffix);                                                                         \
        INT_RESULT(mode, z);                                                                       \
    }
FOUR(INT_FORM, INT_ADD, __builtin_add_overflow)
FOUR(INT_FORM, INT_SUB, __builtin_sub_overflow)
FOUR(INT_FORM, INT_MUL, __builtin_mul_overflow)
#undef INT_FORM

#define INT_OP_FORM(suffix, mode)                                                                  \
    op_INT_OP_##suffix : {                                                                         \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &int_type || right->type != &int_type))                         \
            BECOME(OP_CODE_BINARY_RR + (mode));                                                    \
        int64_t x = INT_VALUE(left), y = INT_VALUE(right), z;                                      \
        if (LIKELY((*ip & 0x7f) == OP_MOD)) { /* the most common by far: ahead of the table */     \
            if (LIKELY(x >= 0 && y > 0)) {                                                         \
                z = (y & (y - 1)) == 0                  ? x & (y - 1)                              \
                    : ((uint64_t)x | (uint64_t)y) >> 32 ? x % y                                    \
                                                        : (int64_t)((uint32_t)x % (uint32_t)y);    \
            } else {                                                                               \
                if (UNLIKELY(y == 0 || y == -1))                                                   \
                    LEAVE(suffix);                                                                 \
                z = x % y;                                                                         \
                if (z != 0 && (z ^ y) < 0)                                                         \
                    z += y;                                                                        \
            }                                                                                      \
            INT_RESULT(mode, z);                                                                   \
        }                                                                                          \
        switch (*ip & 0x7f) {                                                                      \
        case OP_AND:                                                                               \
            z = x & y;                                                                             \
            break;                                                                                 \
        case OP_OR:                                                                                \
            z = x | y;                                                                             \
            break;                                                                                 \
        case OP_XOR:                                                                               \
            z = x ^ y;                                                                             \
            break;                                                                                 \
        case OP_RSHIFT:                                                                            \
            if (UNLIKELY((uint64_t)y > 63))                                                        \
                LEAVE(suffix);                                                                     \
            z = x >> y;                                                                            \
            break;                                                                                 \
        case OP_LSHIFT:                                                                            \
            if (UNLIKELY((uint64_t)y > 62 || (int64_t)((uint64_t)x << y) >> y != x))               \
                LEAVE(suffix);                                                                     \
            z = (int64_t)((uint64_t)x << y);                                                       \
            break;                                                                                 \
        case OP_FLOORDIV:                                                                          \
            if (LIKELY(x >= 0 && y > 0)) {                                                         \
                z = ((uint64_t)x | (uint64_t)y) >> 32 ? x / y                                      \
                                                      : (int64_t)((uint32_t)x / (uint32_t)y);      \
                break;                                                                             \
            }                                                                                      \
            if (UNLIKELY(y == 0 || y == -1))                                                       \
                LEAVE(suffix);                                                                     \
            z = x / y;                                                                             \
            if (x % y != 0 && ((x % y) ^ y) < 0)                                                   \
                z--;                                                                               \
            break;                                                                                 \
        default:                                                                                   \
            LEAVE(suffix);                                                                         \
        }                                                                                          \
        INT_RESULT(mode, z);                                                                       \
    }
FOUR(INT_OP_FORM)
#undef INT_OP_FORM

#define FLOAT_FORM(suffix, mode, NAME, op)                                                         \
    op_##NAME##_##suffix : {                                                                       \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &float_type || right->type != &float_type))                     \
            BECOME(OP_CODE_BINARY_RR + (mode));                                                    \
        double z = FLOAT_VALUE(left) op FLOAT_VALUE(right);                                        \
        FLOAT_RESULT(mode, z);                                                                     \
    }
FOUR(FLOAT_FORM, FLOAT_ADD, +)
FOUR(FLOAT_FORM, FLOAT_SUB, -)
FOUR(FLOAT_FORM, FLOAT_MUL, *)
#undef FLOAT_FORM

/* Floats with the other operators, and a float with a compact int under any: the int operand never
 * lends its box. */
#define FLOAT_OP_FORM(suffix, mode)                                                                \
    op_FLOAT_OP_##suffix : {                                                                       \
        FETCH_##suffix;                                                                            \
        double x, y, z;                                                                            \
        if (UNLIKELY(!float_operands(left, right, *ip & 0x7f, &x, &y)))                            \
            BECOME(OP_CODE_BINARY_RR + (mode));                                                    \
        switch (*ip & 0x7f) {                                                                      \
        case OP_ADD:                                                                               \
            z = x + y;                                                                             \
            break;                                                                                 \
        case OP_SUB:                                                                               \
            z = x - y;                                                                             \
            break;                                                                                 \
        case OP_MUL:                                                                               \
            z = x * y;                                                                             \
            break;                                                                                 \
        case OP_TRUEDIV:                                                                           \
            if (UNLIKELY(y == 0.0))                                                                \
                LEAVE(suffix);                                                                     \
            z = x / y;                                                                             \
            break;                                                                                 \
        case OP_POW:                                                                               \
            if (y == 2.0) {                                                                        \
                z = x * x;                                                                         \
            } else if (y == 0.5 && x > 0.0 && x < HUGE_VAL) {                                      \
                z = sqrt(x);                                                                       \
            } else {                                                                               \
                LEAVE(suffix);                                                                     \
            }                                                                                      \
            if (UNLIKELY(!isfinite(z)))                                                            \
                LEAVE(suffix);                                                                     \
            break;                                                                                 \
        default:                                                                                   \
            LEAVE(suffix);                                                                         \
        }                                                                                          \
        if (LIKELY(left->type == &float_type && right->type == &float_type))                       \
            FLOAT_RESULT(mode, z);                                                                 \
        Object *result = float_from_double_fast(z);                                                \
        if (UNLIKELY(result == NULL)) {                                                            \
            SAVE();                                                                                \
            result = float_from_double(z);                                                         \
            if (result == NULL)                                                                    \
                goto error;                                                                        \
        }                                                                                          \
        if (RIGHT_ON_STACK(mode))                                                                  \
            decref(POP());                                                                         \
        if (LEFT_ON_STACK(mode))                                                                   \
            decref(POP());                                                                         \
        ip++;                                                                                      \
        STORE_D(result);                                                                           \
        NEXT();                                                                                    \
    }
FOUR(FLOAT_OP_FORM)
#undef FLOAT_OP_FORM

/* a + b on strs. The left one grows in place when this instruction holds the only reference: a
 * temporary, or the local that is also the destination. */
#define STR_ADD_FORM(suffix, mode)                                                                 \
    op_STR_ADD_##suffix : {                                                                        \
        FETCH_##suffix;                                                                            \
        if (UNLIKELY(left->type != &str_type || right->type != &str_type))                         \
            BECOME(OP_CODE_BINARY_RR + (mode));                                                    \
        SAVE();                                                                                    \
        OWN_##suffix;                                                                              \
        if (!LEFT_ON_STACK(mode) && A < REGISTER_LOCALS && C == A) {                               \
            decref(left);                                                                          \
            L[C] = NULL;                                                                           \
        }                                                                                          \
        Str *result = str_append((Str *)left, (Str *)right);                                       \
        decref(right);                                                                             \
        if (UNLIKELY(result == NULL)) {                                                            \
            if (!LEFT_ON_STACK(mode) && A < REGISTER_LOCALS && C == A)                             \
                L[C] = left; /* a local stays bound */                                             \
            else                                                                                   \
                decref(left);                                                                      \
            goto error;                                                                            \
        }                                                                                          \
        ip++;                                                                                      \
        STORE_D(result);                                                                           \
        NEXT();                                                                                    \
    }
FOUR(STR_ADD_FORM)
#undef STR_ADD_FORM

/* Unary */
#define UNARY_FORM(suffix, on_stack)                                                               \
    op_UNARY_##suffix : {                                                                          \
        Object *o = on_stack ? POP() : incref(REG(A));                                             \
        Object *result;                                                                            \
        SAVE();                                                                                    \
        if (o->type == &int_type && B == UNARY_NEGATIVE && INT_VALUE(o) != INT64_MIN)              \
            result = int_from_i64(-INT_VALUE(o));                                                  \
        else                                                                                       \
            result = unary_apply(B, o);                                                            \
        decref(o);                                                                                 \
        if (UNLIKELY(result == NULL))                                                              \
            goto error;                                                                            \
        STORE_D(result);                                                                           \
        NEXT();                                                                                    \
    }
UNARY_FORM(R, 0)
UNARY_FORM(S, 1)
#undef UNARY_FORM
