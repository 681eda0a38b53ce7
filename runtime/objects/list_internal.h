/* What list.c, list_methods.c and list_iter.c share. */
#ifndef KRAIT_LIST_INTERNAL_H
#define KRAIT_LIST_INTERNAL_H

#include "runtime/objects/list.h"

int list_set_capacity(List *l, size_t capacity) MAY_RAISE;
void list_clear(List *l);
Object *list_concat(Object *left, Object *right) MAY_RAISE;
Object *list_inplace_concat(Object *left, Object *right) MAY_RAISE;
Object *list_repeat(Object *o, ssize_t n) MAY_RAISE;
Object *list_inplace_repeat(Object *o, ssize_t n) MAY_RAISE;
Object *list_getitem(Object *o, Object *key) MAY_RAISE;
int list_setitem(Object *o, Object *key, Object *value) MAY_RAISE;

Object *list_iter_new(Object *list) MAY_RAISE;
Object *list_reverse_iter_new(List *l) MAY_RAISE;

#endif
