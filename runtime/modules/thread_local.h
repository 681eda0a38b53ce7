/* _thread._local: attributes of which each thread has its own. */
#ifndef KRAIT_THREAD_LOCAL_H
#define KRAIT_THREAD_LOCAL_H

#include "runtime/native.h"

extern Type thread_local_type;
/* A thread ends: its attributes go, in all objects. Runs Python code. */
void thread_local_drop(Thread *t);

#endif
