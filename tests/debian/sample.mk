# What is highlighted as a makefile.
CC ?= cc
OBJECTS := $(patsubst %.c,%.o,$(wildcard *.c))
ifneq ($(DEBUG),)
CFLAGS += -g -O0
endif
.PHONY: all clean
all: program
program: $(OBJECTS)
	$(CC) $(LDFLAGS) -o $@ $^
%.o: %.c
	@echo compiling $<
	$(CC) $(CFLAGS) -c -o $@ $<
clean:
	-rm -f program $(OBJECTS)
