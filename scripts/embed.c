/* embed ROOT FILE...: writes a C file that holds the given Python files, each a row of
 * embedded_modules (runtime/lib/embedded.h).
 *
 * A file's module name is its path below ROOT with dots: lib/a/b.py is a.b, and lib/a/__init__.py
 * is the package a. Part of the build.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdbool.h>

static void fail(const char *what, const char *path) {
    fprintf(stderr, "embed: %s: %s\n", what, path);
    exit(1);
}

/* Writes the bytes of a file as static const unsigned char text_<number>[], a zero byte behind;
 * returns their number. */
static size_t write_text(const char *path, int number) {
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        fail("cannot open", path);
    printf("static const unsigned char text_%d[] = {", number);
    size_t length = 0;
    for (int c; (c = getc(in)) != EOF; length++)
        printf(length % 24 == 0 ? "\n%d," : "%d,", c);
    if (ferror(in))
        fail("cannot read", path);
    fclose(in);
    printf("\n0};\n");
    return length;
}

/* The module's dotted name; true when it is a package. */
static bool module_name(const char *root, const char *path, char *out, size_t room) {
    size_t prefix = strlen(root);
    if (strncmp(path, root, prefix) != 0 || path[prefix] != '/')
        fail("not below the root", path);
    const char *rest = path + prefix + 1, *suffix = strrchr(rest, '.');
    if (suffix == NULL || strcmp(suffix, ".py") != 0 || (size_t)(suffix - rest) >= room)
        fail("no .py file", path);
    size_t length = (size_t)(suffix - rest);
    for (size_t i = 0; i < length; i++)
        out[i] = rest[i] == '/' ? '.' : rest[i];
    out[length] = '\0';
    char *last = strrchr(out, '.');
    if (last == NULL || strcmp(last, ".__init__") != 0)
        return false;
    *last = '\0';
    return true;
}

int main(int argc, char **argv) {
    if (argc < 2)
        fail("usage", "embed ROOT FILE...");
    size_t *lengths = calloc((size_t)argc, sizeof *lengths);
    if (lengths == NULL)
        fail("no memory", argv[0]);
    puts("/* Made by scripts/embed.c. */\n#include \"runtime/lib/embedded.h\"\n");
    for (int i = 2; i < argc; i++)
        lengths[i] = write_text(argv[i], i - 2);
    puts("\nconst EmbeddedModule embedded_modules[] = {");
    for (int i = 2; i < argc; i++) {
        char name[512];
        bool package = module_name(argv[1], argv[i], name, sizeof name);
        printf("    {\"%s\", %s, (const char *)text_%d, %zu},\n", name, package ? "true" : "false",
               i - 2, lengths[i]);
    }
    puts("    {NULL, false, NULL, 0},\n};");
    free(lengths);
    return 0;
}
