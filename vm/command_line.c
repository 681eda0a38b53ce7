/* Reading the command line.
 *
 * Letters may be joined (-iq), an argument may follow its letter at once (-cpass) or as the next
 * word. The first word that is no option is the file to run; it, -c and -m end the options, and all
 * that follows is the program's. What CPython knows and krait has no use for (-B, -s, -S ...) is
 * accepted, so that shebang lines and wrappers keep working. */
#include "vm/command_line.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "vm/alloc_sites.h"
#include "vm/fail_alloc.h"
#include "vm/vm.h"

typedef struct Reader {
    char **argv;
    int argc, index; /* the word that is being read */
    char *letter;    /* within that word */
} Reader;

static const char help_text[] =
    "usage: krait [option] ... [-c code | -m module | file | -] [arg] ...\n"
    "\n"
    "What to run (the rest of the line goes to sys.argv):\n"
    "  -c code        the text given\n"
    "  -m module      a module from the search path, as __main__\n"
    "  file           a script, or a folder or package with a __main__.py\n"
    "  -              standard input; the default, with a prompt if it is a terminal\n"
    "\n"
    "Options:\n"
    "  -h, --help     this text\n"
    "  -V, --version  the version\n"
    "  -i             the prompt afterwards, with what the program left\n"
    "  -q             no greeting at the prompt\n"
    "  -u             unbuffered standard output and error\n"
    "  -O, -OO        without assert statements; without docstrings too\n"
    "  -W action      how to treat warnings: default, error, always, module, once, ignore\n"
    "  -E             ignore KRAITPATH, KRAITSTARTUP, PYTHONTRACEMALLOC\n"
    "  -P             do not search the script's folder for modules\n"
    "  -I             isolated: -E and -P\n"
    "  --max-memory N    at most N bytes of objects (K, M and G may follow); more is a "
    "MemoryError\n"
    "  --dump PHASE FILE print what the compiler makes of FILE: tokens, ast, symbols or code\n"
    "  -X gctrace        print a line for each collection of garbage\n"
    "  -X stress-gc      collect garbage at every chance\n"
    "  -X stress-switch  let another thread run at every chance\n"
    "  -X giltrace       say at the end how long each thread waited for the lock\n"
    "  -X fail-alloc=N   let the N-th allocation of the program fail; N+K: K of them from there\n"
    "                    on; N+: all\n"
    "  -X max-memory=N   the same as --max-memory\n"
    "  -X memstats       say at the end what the memory went to, on one screen\n"
    "  -X no_debug_ranges  code knows its lines, but no columns: tracebacks have no marks\n"
    "  -X trace          print each instruction as it runs\n"
    "  -X tracemalloc[=N]  keep the N innermost frames (1) for each block: see the module "
    "tracemalloc\n"
    "\n"
    "Environment:\n"
    "  PYTHONTRACEMALLOC  frames for each block, as -X tracemalloc=N\n"
    "  PYTHONNODEBUGRANGES  as -X no_debug_ranges\n"
    "  PYTHON_COLORS  1 or 0: tracebacks and the prompt in colours, or not; else NO_COLOR,\n"
    "                 FORCE_COLOR, TERM=dumb and whether it is a terminal decide\n"
    "  KRAITPATH      folders to search for modules, separated by colons\n"
    "  KRAITSTARTUP   a file that is run before the prompt\n"
    "  KRAIT_HISTORY  where the prompt keeps its history (~/.krait_history)\n";

static bool usage_error(CommandLine *out) {
    fprintf(stderr, "usage: krait [option] ... [-c code | -m module | file | -] [arg] ...\nTry "
                    "`krait -h' for more information.\n");
    out->target = TARGET_DONE;
    out->exit_status = 2;
    return false;
}

static bool done(CommandLine *out) {
    out->target = TARGET_DONE;
    out->exit_status = 0;
    return false;
}

/* What follows an option's letter: the rest of the word, or the next word. NULL: nothing does. */
static char *value_of(Reader *r) {
    char *rest = r->letter + 1;
    if (*rest != '\0') {
        r->letter = rest + strlen(rest) - 1;
        return rest;
    }
    return r->index + 1 < r->argc ? r->argv[++r->index] : NULL;
}

/* A number of bytes: digits, then K, M or G. */
static bool parse_size(const char *text, size_t *out) {
    char *end;
    errno = 0;
    unsigned long long n = strtoull(text, &end, 10);
    int shift = *end == 'K' || *end == 'k'   ? 10
                : *end == 'M' || *end == 'm' ? 20
                : *end == 'G' || *end == 'g' ? 30
                                             : 0;
    end += shift > 0;
    if (errno != 0 || end == text || *end != '\0' || text[0] == '-' || n == 0
        || n > SIZE_MAX >> shift)
        return false;
    *out = (size_t)n << shift;
    return true;
}

static bool size_option(const char *name, const char *text, size_t *to, CommandLine *out) {
    if (text != NULL && parse_size(text, to))
        return true;
    fprintf(stderr, "krait: %s wants a number of bytes: 4000000, 512K, 64M, 1G\n", name);
    return usage_error(out);
}

static bool append(char ***list, int *count, char *text) {
    char **more = realloc(*list, sizeof *more * (size_t)(*count + 1));
    if (more == NULL)
        return false;
    *list = more;
    more[(*count)++] = text;
    return true;
}

/* How many frames tracemalloc is to keep: 0 for none at all. */
static bool frames_option(const char *name, const char *text, CommandLine *out) {
    char *end;
    long n = strtol(text, &end, 10);
    if (end != text && *end == '\0' && n >= 0 && n <= SITE_FRAMES_MAX) {
        options.tracemalloc = (int)n;
        return true;
    }
    fprintf(stderr, "krait: %s: invalid number of frames\n", name);
    out->target = TARGET_DONE;
    out->exit_status = 1;
    return false;
}

/* -X tracemalloc goes before the variable. */
static bool read_variables(CommandLine *out) {
    const char *text = getenv("PYTHONTRACEMALLOC"), *lines_only = getenv("PYTHONNODEBUGRANGES");
    if (!out->ignore_environment && lines_only != NULL && *lines_only != '\0')
        position_lines_only = true;
    return options.tracemalloc >= 0 || out->ignore_environment || text == NULL || *text == '\0'
           || frames_option("PYTHONTRACEMALLOC", text, out);
}

/* -X: ours are recognised, all end up in sys._xoptions. */
static bool x_option(char *text, CommandLine *out) {
    if (strcmp(text, "stress-gc") == 0)
        options.stress_gc = true;
    else if (strcmp(text, "stress-switch") == 0)
        options.stress_switch = true;
    else if (strcmp(text, "giltrace") == 0)
        gil_trace = true;
    else if (strcmp(text, "gctrace") == 0)
        gc.trace = true;
    else if (strcmp(text, "trace") == 0)
        options.trace = true;
    else if (strcmp(text, "no_debug_ranges") == 0)
        position_lines_only = true;
    else if (strcmp(text, "memstats") == 0)
        options.memstats = true;
    else if (strcmp(text, "tracemalloc") == 0 || strcmp(text, "tracemalloc=") == 0)
        options.tracemalloc = 1;
    else if (strncmp(text, "tracemalloc=", 12) == 0
             && !frames_option("-X tracemalloc=NFRAME", text + 12, out))
        return false;
    else if (strncmp(text, "max-memory=", 11) == 0
             && !size_option("-X max-memory", text + 11, &options.max_memory, out))
        return false;
    else if (strncmp(text, "fail-alloc=", 11) == 0 && !fail_alloc_option(text + 11)) {
        fprintf(stderr, "krait: -X fail-alloc wants [start:|program:|mark:]N, N+ or N+K\n");
        return usage_error(out);
    }
    return append(&out->x_options, &out->x_count, text);
}

/* One letter. False: stop, out->target is settled or the options are over. */
static bool short_option(Reader *r, CommandLine *out) {
    char *value = NULL, letter = *r->letter;
    if (strchr("cmXW", letter) != NULL && (value = value_of(r)) == NULL) {
        fprintf(stderr, "Argument expected for the -%c option\n", letter);
        return usage_error(out);
    }
    switch (letter) {
    case 'c':
    case 'm':
        out->target = letter == 'c' ? TARGET_CODE : TARGET_MODULE;
        out->argument = value;
        return false;
    case 'i':
        options.interactive = true;
        return true;
    case 'q':
        options.quiet = true;
        return true;
    case 'u':
        options.unbuffered = true;
        return true;
    case 'O':
        options.optimize++;
        return true;
    case 'E':
        out->ignore_environment = options.ignore_environment = true;
        return true;
    case 'P':
        out->safe_path = true;
        return true;
    case 'I':
        out->ignore_environment = options.ignore_environment = out->safe_path = true;
        return true;
    case 'v':
        options.verbose++;
        return true;
    case 'B':
    case 'b':
    case 'd':
    case 'R':
    case 's':
    case 'S':
    case 'x':
        return true;
    case 'X':
        return x_option(value, out);
    case 'W':
        return append(&out->warn_options, &out->warn_count, value);
    case 'V':
        printf("krait %s (Python %s)\n", KRAIT_VERSION, PYTHON_VERSION);
        return done(out);
    case 'h':
    case '?':
        fputs(help_text, stdout);
        return done(out);
    default:
        fprintf(stderr, "Unknown option: -%c\n", letter);
        return usage_error(out);
    }
}

static bool dump_option(Reader *r, CommandLine *out) {
    static const char *const phases[] = {[DUMP_TOKENS] = "tokens",
                                         [DUMP_AST] = "ast",
                                         [DUMP_SYMBOLS] = "symbols",
                                         [DUMP_CODE] = "code"};
    const char *phase = r->index + 1 < r->argc ? r->argv[r->index + 1] : "";
    for (size_t i = 0; i < sizeof phases / sizeof *phases; i++) {
        if (strcmp(phase, phases[i]) != 0)
            continue;
        if (r->index + 2 >= r->argc)
            break;
        out->target = TARGET_DUMP;
        out->phase = (DumpPhase)i;
        r->index += 2;
        out->argument = r->argv[r->index];
        return false;
    }
    fprintf(stderr, "krait: --dump wants a phase (tokens, ast, symbols, code) and a file\n");
    return usage_error(out);
}

static bool long_option(Reader *r, CommandLine *out) {
    const char *word = r->argv[r->index] + 2;
    if (strcmp(word, "help") == 0) {
        fputs(help_text, stdout);
        return done(out);
    }
    if (strcmp(word, "version") == 0) {
        printf("krait %s (Python %s)\n", KRAIT_VERSION, PYTHON_VERSION);
        return done(out);
    }
    if (strcmp(word, "dump") == 0)
        return dump_option(r, out);
    if (strncmp(word, "max-memory=", 11) == 0)
        return size_option("--max-memory", word + 11, &options.max_memory, out);
    if (strcmp(word, "max-memory") == 0)
        return size_option("--max-memory", r->index + 1 < r->argc ? r->argv[++r->index] : NULL,
                           &options.max_memory, out);
    fprintf(stderr, "unknown option --%s\n", word);
    return usage_error(out);
}

/* Reads options up to the target; false when that or an end was among them. */
static bool read_options(Reader *r, CommandLine *out) {
    for (; r->index < r->argc; r->index++) {
        char *word = r->argv[r->index];
        if (word[0] != '-' || word[1] == '\0')
            return true;
        if (strcmp(word, "--") == 0) {
            r->index++;
            return true;
        }
        if (word[1] == '-') {
            if (!long_option(r, out))
                return false;
            continue;
        }
        for (r->letter = word + 1; *r->letter != '\0'; r->letter++) {
            if (!short_option(r, out))
                return false;
            if (r->argv[r->index] != word) /* the value was a word of its own */
                break;
        }
    }
    return true;
}

/* sys.argv is the rest of the command line behind the target, which sys.argv[0] names. */
static void rest_is_argv(const Reader *r, const char *zeroth, CommandLine *out) {
    int count = r->index < r->argc ? r->argc - r->index : 1;
    char **copy = malloc(sizeof *copy * (size_t)count);
    if (copy == NULL) {
        usage_error(out);
        return;
    }
    memcpy(copy + 1, r->argv + r->index + 1, sizeof *copy * (size_t)(count - 1));
    copy[0] = (char *)zeroth;
    options.argv = copy;
    options.argc = count;
}

void command_line_parse(int argc, char **argv, CommandLine *out) {
    static char nothing[] = "";
    Reader r = {argv, argc, 1, NULL};
    *out = (CommandLine){.target = TARGET_STDIN};
    options.program = argc > 0 ? argv[0] : nothing;
    out->process_argv = argv;
    out->process_argc = argc;
    options.tracemalloc = -1;
    if (read_options(&r, out) && r.index < argc) {
        bool dash = strcmp(argv[r.index], "-") == 0;
        out->target = dash ? TARGET_STDIN : TARGET_FILE;
        out->argument = argv[r.index];
    }
    if (out->target != TARGET_DONE)
        read_variables(out);
    switch (out->target) {
    case TARGET_CODE:
        rest_is_argv(&r, "-c", out);
        break;
    case TARGET_MODULE:
        rest_is_argv(&r, "-m", out);
        break;
    case TARGET_FILE:
    case TARGET_DUMP:
        rest_is_argv(&r, out->argument, out);
        break;
    case TARGET_STDIN:
        rest_is_argv(&r, out->argument ? out->argument : nothing, out);
        break;
    case TARGET_DONE:
        break;
    }
}
