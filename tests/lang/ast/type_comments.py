# ast.parse(type_comments=True), mode="func_type" and feature_version.
import ast


def show(source, **options):
    try:
        tree = ast.parse(source, **options)
    except SyntaxError as e:
        print("error:", e.msg)
        return
    print([(type(n).__name__, n.lineno, n.type_comment) for n in ast.walk(tree) if getattr(n, "type_comment", None)],
          [(i.lineno, i.tag) for i in getattr(tree, "type_ignores", [])])


sources = [
    "x = 1  # type: int\n",
    "x = y = []  # type: List[int]  # more\n",
    "x = '# type: int'\n",
    "x = f'# type: {y} # type: int'  # type: str\n",
    "x = (1,  # type: ignore\n     2)  # type: tuple\n",
    "for a, b in c:  # type: int, str\n    pass\n",
    "async def f():\n    # type: () -> int\n    async for x in y:  #type:int\n        pass\n",
    "with a as b, c:  # type: int\n    pass\n",
    "with (a,\n      b as c):  # type: int\n    pass\n",
    "def f(a,  # type: int\n      b=1,  # type: str\n      *c,  # type: float\n      d=(2),\n      **e  # type: bytes\n      ):\n    # type: (...) -> None\n    pass\n",
    "def f(a, b):  # type: (int, str) -> bool\n    return 1\n",
    "def f(a, b):\n    # just this\n    return 1\n",
    "def f():  # type: () -> int\n    # type: () -> str\n    pass\n",
    "def f(\n    *,  # type: int\n    a):\n    pass\n",
    "class A:\n    x = 1  # type: int\n    def f(self):\n        # type: () -> None\n        self.y = None  # type: Any\n",
    "x += 1  # type: int\n",
    "f()  # type: int\n",
    "if x:  # type: int\n    pass\n",
    "f()  # type: ignore\n",
    "# type: ignore\n# type: ignore[code]\nx = 1  # type: ignored\n",
    "x = 1  # types: int\n",
    "x = 1  #    type:   int   \n",
    "pass  # type: ignoreé\n",
    b"# coding: latin-1\nx = '\xe9'  # type: \xe9\n",
]
for source in sources:
    print(ascii(source))
    show(source)
    show(source, type_comments=True)

for source in ["() -> int", "(int) -> List[str]", "(int, *str, **Any) -> float", "(*int) -> None", "(**int) -> None",
               "(a.b, c[d, e])   ->   f | None", "(a, *b, *c) -> d", "(**a, **b) -> c", "int -> int", "(int)", "(a, b=c) -> d"]:
    try:
        print(ast.dump(ast.parse(source, "<type>", "func_type"), include_attributes=True))
    except SyntaxError as e:
        print(type(e).__name__)

for source in ["async def f(): pass", "async def f(): return [x async for x in y]", "a @ b", "x: int = 1", "1_000", "(x := 1)",
               "lambda a, /: 1", "match x:\n case 1: pass", "try: pass\nexcept* E: pass", "def f[T](): pass", "type X = int",
               "type X[T] = int", "class A[T = int]: pass"]:
    results = []
    for minor in range(4, 14):
        try:
            ast.parse(source, feature_version=(3, minor))
            result = "ok"
        except SyntaxError as e:
            result = e.msg
        if result not in results:
            results.append(result)
    print(repr(source), results)
