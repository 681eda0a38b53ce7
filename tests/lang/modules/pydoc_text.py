# pydoc: small text functions, and a Helper that writes elsewhere.
import io, pydoc
print(pydoc.splitdoc("One line."), pydoc.splitdoc("First.\n\nRest\nmore"))
print(pydoc.plain("b\bbo\bol\bld"))
out = io.StringIO()
def documented(a, b=1):
    """Says what it does."""
pydoc.Helper(output=out)(documented)
print("documented(a, b=1)" in out.getvalue(), "Says what it does." in out.getvalue())
