"""pygments: C, Python, Markdown, a Makefile and a shell script through several formatters."""
from pygments import highlight, lex
from pygments.formatters import (HtmlFormatter, IRCFormatter, LatexFormatter, RawTokenFormatter, RtfFormatter, SvgFormatter,
                                 Terminal256Formatter, TerminalFormatter, TerminalTrueColorFormatter)
from pygments.lexers import get_all_lexers, get_lexer_by_name, get_lexer_for_filename
from pygments.styles import get_all_styles, get_style_by_name
from pygments.token import string_to_tokentype


def read(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


c, python = read("sample.c"), read("run_pycparser.py")
markdown, script, makefile = read("sample.md"), read("sample.sh"), read("sample.mk")

print(highlight(c, get_lexer_by_name("c"), HtmlFormatter(full=True, linenos=True, title="sample")))
print(highlight(python, get_lexer_for_filename("x.py"), LatexFormatter(full=True, style="friendly")))
print(highlight(markdown, get_lexer_for_filename("README.md"), Terminal256Formatter(style="monokai")))
print(highlight(script, get_lexer_by_name("bash"), TerminalTrueColorFormatter(linenos=True)))
print(highlight(makefile, get_lexer_for_filename("Makefile"), TerminalFormatter(bg="dark")))
print(highlight(c, get_lexer_by_name("cpp"), SvgFormatter(linenos=True)))
print(highlight(python, get_lexer_by_name("python"), RtfFormatter()))
print(highlight(python, get_lexer_by_name("python"), IRCFormatter()))
print(highlight(c, get_lexer_by_name("c"), RawTokenFormatter()).decode())

for text, name in ((c, "c"), (python, "python"), (markdown, "markdown"), (script, "bash"), (makefile, "make"), (python, "python2"),
                   ('{"a": [1, 2.5e3, null, "x\\n"]}', "json"), ("SELECT a, count(*) FROM t WHERE b = 'x' -- why\n", "sql"),
                   ("<p class=x>a &amp; <b>b</b><script>var x = /re/g;</script>", "html"), ("a { color: #fff; }", "css")):
    counts = {}
    for kind, value in lex(text, get_lexer_by_name(name)):
        counts[kind] = counts.get(kind, 0) + len(value)
    print(name, sorted((str(kind), count) for kind, count in counts.items()))
print(HtmlFormatter(style="monokai", cssclass="source").get_style_defs())
print(sorted(get_all_styles()))
print(len(list(get_all_lexers(plugins=False))), string_to_tokentype("String.Double") in string_to_tokentype("Literal"))
print(get_style_by_name("default").style_for_token(string_to_tokentype("Keyword")))
