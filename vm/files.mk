# The VM's sources, one a line, in alphabetical order; vm/main.c is linked by the Makefile itself.
