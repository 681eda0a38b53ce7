/* What ast_objects.c and ast_read.c share. */
#ifndef KRAIT_COMPILER_AST_OBJECTS_INTERNAL_H
#define KRAIT_COMPILER_AST_OBJECTS_INTERNAL_H

#include "compiler/ast_objects.h"

/* Numbers in AstClasses.numbers: a kind's own, then those of operators and contexts. */
enum { AST_FIRST_OPERATOR = 1000, AST_FIRST_CONTEXT = 2000 };

typedef struct AstClasses {
    Object *base;         /* owned: ast.AST; NULL until _ast is imported */
    Tuple *kinds;         /* owned: classes by AstKind */
    Tuple *operators;     /* owned: instances by AstOperator */
    Tuple *contexts;      /* owned: instances by AstContext */
    Dict *numbers;        /* owned: class -> number */
    Tuple *field_names;   /* owned: for each kind a tuple of interned strs */
    Object *positions[5]; /* owned: interned names of the position attributes, and type_ignores */
} AstClasses;
extern AstClasses ast_classes;

int ast_classes_load(void) MAY_RAISE;

#endif
