# Builds krait. `make help` lists the verbs.
#
# One output folder per mode, $(BUILD)/<mode>/, so that modes never mix; explicit file lists (files.mk in each folder).
# The layers are kept by linking: a library may only use those to its right in  vm -> compiler -> runtime, and the unit
# tests of a layer link that layer and what lies below it.
#
# Knobs: MODE=release|debug|asan|tsan  BUILD=folder  READLINE=0  LTO=1  STATIC=0  OPT=-O3  EXTRA_CFLAGS=...  CC=...  FUZZ_CC="ccache clang"  V=1 (show commands)

MODE ?= release
BUILD ?= .build
READLINE ?= 1
LTO ?= 0
PREFIX ?= /usr/local
CC = gcc
AR = gcc-ar

# say <verb>: prints "verb target" in place of the command, unless V=1.
say = $(if $(V),,@printf '  %-8s %s\n' '$(1)' '$@' && )

OUT := $(BUILD)/$(MODE)$(if $(filter 0,$(READLINE)),-plain)

include runtime/files.mk compiler/files.mk vm/files.mk tests/unit/files.mk

# ---- flags

# Slots have fixed signatures, and table rows may leave their tail out: hence the two exceptions to -Wextra.
WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wno-unused-parameter \
        -Wno-missing-field-initializers
OPT ?= -O2
# The release build is profile-guided (PGO=0: plain): $(OUT)/trained stands for an instrumented build that ran scripts/train.py.
# -fno-gcse: gcc's own advice for interpreters with computed goto. No PIE: static objects are reached by plain addresses.
PGO ?= 1
PGO_FLAGS_0 :=
PGO_FLAGS_1 := -fprofile-use -fprofile-correction -Wno-missing-profile -Wno-coverage-mismatch
PGO_FLAGS_generate := -fprofile-generate -fprofile-update=single
FLAGS_release := $(OPT) -fno-gcse -fno-pie -fomit-frame-pointer $(if $(filter 1,$(LTO)),-flto=2) $(PGO_FLAGS_$(PGO))
LINK_release := -no-pie
FLAGS_debug := -O1 -g -DKRAIT_DEBUG=1
FLAGS_asan := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined \
              -DKRAIT_DEBUG=1 -DKRAIT_SYSTEM_MALLOC=1
FLAGS_tsan := -O1 -g -fno-omit-frame-pointer -fsanitize=thread -DKRAIT_DEBUG=1
ifeq ($(FLAGS_$(MODE)),)
$(error unknown MODE "$(MODE)": release, debug, asan or tsan)
endif
MODE_FLAGS := $(FLAGS_$(MODE))
CFLAGS = -std=gnu11 $(WARN) -fno-strict-aliasing -fwrapv -I. -DKRAIT_READLINE=$(READLINE) $(MODE_FLAGS) $(COVERAGE) $(EXTRA_CFLAGS)
LDLIBS = -lgmp -lutf8proc -lpcre2-8 -lpcre2-16 -lpcre2-32 -lm -lpthread $(EXTRA_LDLIBS)
PROGRAM_LDLIBS = $(if $(filter 0,$(READLINE)),,-lreadline) $(LDLIBS)

# The release program is linked statically where each library has an archive (STATIC=0: shared): the loader has nothing to
# map and to relocate, which is half of the time and a third of the memory of a short run. The warnings that are silenced
# say that readline's completion of ~user needs the same C library at run time.
STATIC_LIBS := $(if $(filter 0,$(READLINE)),,readline tinfo) gmp utf8proc pcre2-8 pcre2-16 pcre2-32 m pthread
ifeq ($(MODE),release)
STATIC ?= $(if $(filter-out /%,$(foreach l,c $(STATIC_LIBS),$(shell $(CC) -print-file-name=lib$(l).a))),0,1)
ifeq ($(STATIC),1)
LINK_PROGRAM := -static -Wl,--no-warnings
PROGRAM_LDLIBS := $(STATIC_LIBS:%=-l%) $(EXTRA_LDLIBS)
endif
endif
CHECK_LDLIBS = -lcheck -lsubunit -lrt $(LDLIBS)

# ---- what is built

LIBRUNTIME := $(OUT)/libruntime.a
LIBCOMPILER := $(OUT)/libcompiler.a
LIBVM := $(OUT)/libvm.a
PROGRAM := $(OUT)/krait

objects = $(patsubst %.c,$(OUT)/%.o,$(1))
RUNTIME_O := $(call objects,$(RUNTIME_C)) $(OUT)/lib_embedded.o
COMPILER_O := $(call objects,$(COMPILER_C))
VM_O := $(call objects,$(VM_C))
MAIN_O := $(OUT)/vm/main.o
UNIT_ALL := $(UNIT_RUNTIME) $(UNIT_COMPILER) $(UNIT_VM)
UNIT_PROGRAMS := $(patsubst %,$(OUT)/unit/test_%,$(UNIT_ALL))

.PHONY: all debug asan tsan oom fuzz fuzz-program coverage program test bench format install clean help lib-runtime lib-compiler lib-vm unit unit-programs
.DELETE_ON_ERROR:
.SECONDARY:

all: program ## the release build, copied to ./krait
ifeq ($(OUT),.build/release)
	@cmp -s $(PROGRAM) krait || cp $(PROGRAM) krait
endif

program: $(PROGRAM)

debug: ## assertions and poisoned memory: .build/debug/krait
	+@$(MAKE) --no-print-directory MODE=debug program

asan: ## address and undefined-behaviour sanitizers: .build/asan/krait
	+@$(MAKE) --no-print-directory MODE=asan program

tsan: ## the tests of threads with the thread sanitizer: .build/tsan/krait
	+@$(MAKE) --no-print-directory MODE=tsan program
	TSAN_OPTIONS=die_after_fork=0 tests/run -q --krait $(BUILD)/tsan/krait --timeout 120 lang/threads
	TSAN_OPTIONS=die_after_fork=0 tests/run -q --krait $(BUILD)/tsan/krait --timeout 240 --flags "-X stress-switch" lang/threads

oom: debug asan ## every allocation of a corpus fails in turn, under the sanitizers (about half an hour on two idle cores)
	tests/run -q --krait $(BUILD)/debug/krait --timeout 60 stress/oom
	tests/oom --krait $(BUILD)/debug/krait
	ASAN_OPTIONS=detect_leaks=0 tests/oom --krait $(BUILD)/asan/krait

lib-runtime: $(LIBRUNTIME) ## the object model alone, for its unit tests
lib-compiler: $(LIBCOMPILER) $(LIBRUNTIME) ## the compiler and what it stands on
lib-vm: $(LIBVM)

ifeq ($(MODE)-$(PGO),release-1)
$(RUNTIME_O) $(COMPILER_O) $(VM_O) $(MAIN_O): | $(OUT)/trained
$(OUT)/trained:
	+@$(MAKE) --no-print-directory MODE=release PGO=generate program
	@echo "  train    scripts/train.py"
	@$(PROGRAM) scripts/train.py >/dev/null
	@find $(OUT) -name '*.o' -delete
	@rm -f $(OUT)/*.a $(PROGRAM)
	@touch $@
endif

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,compile)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/lib_embedded.o: $(OUT)/lib_embedded.c
	$(call say,compile)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

# The modules written in Python, as C arrays. The tool is ours, so that a build needs no Python.
$(OUT)/embed: scripts/embed.c
	@mkdir -p $(@D)
	$(call say,compile)$(CC) -std=gnu11 $(WARN) -O1 -o $@ $<

$(OUT)/lib_embedded.c: $(OUT)/embed $(LIB_PY) runtime/files.mk
	$(call say,embed)$(OUT)/embed runtime/lib $(LIB_PY) > $@

define archive
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,archive)$(AR) rcs $@ $(filter %.o,$^)
endef

$(LIBRUNTIME): $(RUNTIME_O) runtime/files.mk
	$(archive)
$(LIBCOMPILER): $(COMPILER_O) compiler/files.mk
	$(archive)
$(LIBVM): $(VM_O) vm/files.mk
	$(archive)

$(PROGRAM): $(MAIN_O) $(LIBVM) $(LIBCOMPILER) $(LIBRUNTIME)
	$(call say,link)$(CC) $(CFLAGS) $(LINK_$(MODE)) $(LINK_PROGRAM) -o $@ $(MAIN_O) $(LIBVM) $(LIBCOMPILER) $(LIBRUNTIME) \
	    $(PROGRAM_LDLIBS)

# ---- tests

LIBS_FOR_runtime := $(LIBRUNTIME)
LIBS_FOR_compiler := $(LIBCOMPILER) $(LIBRUNTIME)
LIBS_FOR_vm := $(LIBVM) $(LIBCOMPILER) $(LIBRUNTIME)

# A suite's one public function is named by unit_rule alone, hence no prototype.
$(OUT)/tests/unit/%.o: EXTRA_CFLAGS += -Wno-missing-prototypes

# unit_rule <suite> <layer>: a program per suite; unit.c is its main.
define unit_rule
$(OUT)/unit/test_$(1): $(OUT)/tests/unit/test_$(1).o tests/unit/unit.c tests/unit/unit.h $(LIBS_FOR_$(2))
	@mkdir -p $$(@D)
	$$(call say,link)$$(CC) $$(CFLAGS) $$(LINK_$$(MODE)) -DUNIT_SUITE=$(1)_suite -o $$@ tests/unit/unit.c $$< $(LIBS_FOR_$(2)) $$(CHECK_LDLIBS)
endef
$(foreach s,$(UNIT_RUNTIME),$(eval $(call unit_rule,$(s),runtime)))
$(foreach s,$(UNIT_COMPILER),$(eval $(call unit_rule,$(s),compiler)))
$(foreach s,$(UNIT_VM),$(eval $(call unit_rule,$(s),vm)))

unit-programs: $(UNIT_PROGRAMS)

unit: $(UNIT_PROGRAMS) ## the C unit tests of this MODE
	@status=0; for t in $(UNIT_PROGRAMS); do $$t || status=1; done; exit $$status

test: all debug asan ## unit tests, all script suites on the release and the sanitizer build, a part under stress-gc
	+@$(MAKE) --no-print-directory MODE=debug unit
	tests/run -q
	ASAN_OPTIONS=detect_leaks=1 tests/run -q --krait $(BUILD)/asan/krait --timeout 120
	tests/run -q --krait $(BUILD)/debug/krait --timeout 120 --flags "-X stress-gc" --list tests/stress/list
	tests/run -q --krait $(BUILD)/debug/krait --timeout 120 --flags "-X stress-switch" lang/threads
	tests/run -q stress/oom
	tests/oom -q --krait $(BUILD)/debug/krait --step 11

# The coverage-guided fuzzer: everything built by clang with libFuzzer's instrumentation, in a folder of its own; but the
# evaluation loop, whose edges say little of an input, without: clang takes many minutes for it.
FUZZ_CC ?= clang
FUZZ_FLAGS := -Wno-gnu-variable-sized-type-not-at-end
fuzz-program:
	+@$(MAKE) --no-print-directory MODE=asan BUILD=$(BUILD)/fuzz CC="$(FUZZ_CC)" COVERAGE=-fsanitize=fuzzer-no-link EXTRA_CFLAGS="$(FUZZ_FLAGS)" coverage

ifneq ($(COVERAGE),)
$(OUT)/vm/eval.o $(OUT)/vm/eval_stepped.o: override COVERAGE := -O0
endif

coverage: $(OUT)/coverage
$(OUT)/coverage: tests/fuzz/coverage.c $(LIBVM) $(LIBCOMPILER) $(LIBRUNTIME)
	$(call say,link)$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $< $(LIBVM) $(LIBCOMPILER) $(LIBRUNTIME) $(PROGRAM_LDLIBS)

MINUTES ?= 15
fuzz: all asan ## random programs and sources against CPython, single calls, guided fuzzing of compiler, re, json, numbers: MINUTES=15 each
	scripts/fuzz --minutes $(MINUTES)

bench: all ## time and memory of the benchmark programs
	scripts/bench

# ---- the rest

SOURCES = $(RUNTIME_C) $(COMPILER_C) $(VM_C) vm/main.c $(wildcard */*.h */*/*.h tests/unit/*.c tests/fuzz/*.c scripts/*.c)

format: ## lays out every C file by .clang-format
	clang-format -i $(SOURCES)

install: all ## copies krait to $(PREFIX)/bin
	install -D -m 755 krait $(DESTDIR)$(PREFIX)/bin/krait

clean: ## removes everything that was built
	rm -rf $(BUILD) krait

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	    while IFS='|' read -r verb text; do printf '  make %-14s %s\n' "$$verb" "$$text"; done
	@echo '  knobs: MODE=release|debug|asan|tsan BUILD=folder READLINE=0 LTO=1 OPT=-O3 PREFIX=/usr/local V=1'

-include $(RUNTIME_O:.o=.d) $(COMPILER_O:.o=.d) $(VM_O:.o=.d) $(MAIN_O:.o=.d) \
         $(patsubst %,$(OUT)/tests/unit/test_%.d,$(UNIT_ALL))
