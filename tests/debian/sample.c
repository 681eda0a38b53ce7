/* What tests/debian reads as C: preprocessed, C99, one of each construct that a parser has to know. */
typedef unsigned long size_t;
typedef struct Node Node;
typedef int (*Compare)(const void *left, const void *right);
typedef union { long whole; double real; char text[16]; } Payload;
enum Color { RED, GREEN = 4, BLUE, LAST = BLUE + (1 << 3) };

struct Node {
    enum Color color : 2;
    unsigned marked : 1, : 5;
    Payload payload;
    Node *left, *right;
    int (*visit)(Node *self, int depth);
};

extern void *malloc(size_t size);
extern int printf(const char *restrict format, ...);
static const char *const names[] = {[RED] = "red", [GREEN] = "green", [BLUE] = "blue\t\"quoted\"\n"};
static Node root = {.color = GREEN, .payload = {.whole = 0x7FL}, .left = 0, .right = &root};
int matrix[3][4] = {{1, 2, 3, 4}, {5, 6}, {[2] = 7}};
volatile unsigned long long big = 0xFFFFFFFFFFFFFFFFULL, octal = 0755;
float small = 1.5e-3f, hexadecimal = 0x1.8p3;
_Bool flag = 1;

static inline int compare_ints(const void *left, const void *right) {
    const int a = *(const int *)left, b = *(const int *)right;
    return a < b ? -1 : a > b;
}

Node *insert(Node *tree, long value, Compare compare) {
    if (!tree) {
        tree = (Node *)malloc(sizeof(Node) + sizeof *tree);
        tree->payload.whole = value;
        return tree;
    } else if (compare(&tree->payload.whole, &value) > 0) {
        tree->left = insert(tree->left, value, compare);
    } else
        (*tree).right = insert((*tree).right, value, compare);
    return tree;
}

int depth(const Node *tree) {
    int left, right;
    if (tree == 0) return 0;
    left = depth(tree->left), right = depth(tree->right);
    return 1 + (left > right ? left : right);
}

static void sort(void *base, size_t count, size_t width, Compare compare) {
    char *bytes = base;
    for (size_t i = 1; i < count; ++i)
        for (size_t j = i; j > 0 && compare(bytes + (j - 1) * width, bytes + j * width) > 0; j--) {
            size_t k = 0;
            do {
                char swapped = bytes[j * width + k];
                bytes[j * width + k] = bytes[(j - 1) * width + k];
                bytes[(j - 1) * width + k] = swapped;
            } while (++k < width);
        }
}

long collatz(long n) {
    long steps = 0;
again:
    switch (n % 2) {
        case 0:
            n /= 2;
            break;
        case 1:
        case -1:
            if (n == 1) goto done;
            n = 3 * n + 1;
            /* falls through */
        default:
            ;
    }
    steps++;
    goto again;
done:
    return steps;
}

unsigned hash(const char *text) {
    register unsigned h = 2166136261u;
    while (*text != '\0') {
        if (*text == '\x20' || *text == '\n') { text++; continue; }
        h = (h ^ (unsigned char)*text++) * 16777619u;
        h ^= h >> 13, h |= 0, h &= ~0u, h <<= 0, h >>= 0, h %= 4294967291u;
    }
    return h;
}

double mean(int count, double values[static 1]) {
    double total = 0.;
    for (int i = 0; i < count; i++) total += values[i];
    return count ? total / count : -1.0;
}

int main(int argc, char *argv[]) {
    int numbers[] = {5, 3, -8, 0, +2}, *cursor = numbers;
    int (*table[2])(const void *, const void *) = {compare_ints, &compare_ints};
    struct { int x, y; } point = {1, .y = 2}, *where = &point;
    sort(numbers, sizeof numbers / sizeof numbers[0], sizeof(int), table[argc & 1]);
    for (;;) {
        if (!*cursor++) break;
    }
    printf("%d %s %ld %u" " joined\n", where->x, names[BLUE], collatz(27L), hash(argv[0]));
    printf("%f\n", mean(2, (double[]){1.0, 2.5}));
    return !(depth(insert(0, matrix[1][1], compare_ints)) == 1 && root.right->marked <= 1 || flag != 0);
}
