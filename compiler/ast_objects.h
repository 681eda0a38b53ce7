/* Syntax trees as Python objects: the nodes of the module ast, made from the compiler's tree and
 * turned back into it.
 *
 * The classes are made in Python (runtime/lib/_ast.py), which registers them here; nothing is
 * loaded before somebody asks for a tree. Kinds, operators and contexts are known by their numbers
 * in ast.def.
 */
#ifndef KRAIT_COMPILER_AST_OBJECTS_H
#define KRAIT_COMPILER_AST_OBJECTS_H

#include "compiler/ast.h"
#include "runtime/native.h"

/* The tree as objects; new. Imports _ast if need be. */
Object *ast_to_object(const Node *tree) MAY_RAISE;
/* An object as a tree in scratch memory; its values are owned by scratch. TypeError and ValueError
 * for what is no valid tree. */
Node *ast_from_object(Object *object, AstKind root, Scratch *scratch) MAY_RAISE;
/* Is it an instance of ast.AST? */
bool ast_is_object(Object *o);

extern const ModuleDef _ast_tree_module; /* what _ast.py stands on */
void ast_objects_shutdown(void);

#endif
