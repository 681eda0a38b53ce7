"""pycparser (on ply): the tree of sample.c, the C that it writes from it, and errors of syntax."""
import re
import sys

from pycparser import c_ast, c_generator, c_parser


class Census(c_ast.NodeVisitor):
    """How many nodes of each kind there are, and which functions call which."""

    def __init__(self):
        self.kinds, self.calls, self.function = {}, [], None

    def visit_FuncDef(self, node):
        self.function = node.decl.name
        self.generic_visit(node)

    def visit_FuncCall(self, node):
        self.calls.append((self.function, c_generator.CGenerator().visit(node.name), str(node.coord)))
        self.generic_visit(node)

    def visit(self, node):
        name = type(node).__name__
        self.kinds[name] = self.kinds.get(name, 0) + 1
        return super().visit(node)


with open("sample.c") as file:
    source = re.sub(r"/\*.*?\*/", " ", file.read())  # the parser stands behind a preprocessor
tree = c_parser.CParser().parse(source, "sample.c")
tree.show(buf=sys.stdout, attrnames=True, nodenames=True, showcoord=True)
written = c_generator.CGenerator().visit(tree)
print(written)
again = c_parser.CParser().parse(written)
print("the same when written again:", c_generator.CGenerator().visit(again) == written)
census = Census()
census.visit(tree)
print(sorted(census.kinds.items()))
print(*census.calls, sep="\n")

for wrong in ("int f( { }", "int a[;", "x y z;", "int f(void) { return 1 }", "char *s = \"open;", "struct { int; } @;", "int 3x;"):
    try:
        c_parser.CParser().parse(wrong, "wrong.c")
        print("accepted:", wrong)
    except c_parser.ParseError as error:
        print(f"{type(error).__name__}: {error}")
