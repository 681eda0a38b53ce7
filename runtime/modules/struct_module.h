/* The module _struct. */
#ifndef KRAIT_STRUCT_MODULE_H
#define KRAIT_STRUCT_MODULE_H

void struct_shutdown(void); /* drops the formats met so far, and the exception type */

#endif
