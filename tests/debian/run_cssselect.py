"""cssselect: selectors to XPath, generic and HTML; their trees, their weight, and what is wrong with some."""
from cssselect import GenericTranslator, HTMLTranslator, SelectorError, parse
from cssselect.parser import tokenize

PARTS = ["*", "div", "ns|a", "*|b", ".box", "#main", "[href]", '[lang|="en"]', "[title~=x]", "a[href^='http:']", 'a[href$=".c"]', "[a*=b]",
         "[a!=b]", "li:first-child", "li:nth-child(2n+1)", ":nth-last-child(-n+3)", "p:nth-of-type(odd)", "p:nth-last-of-type(even)",
         ":not(.x)", "td:only-child", ":only-of-type", ":empty", ":root", ":contains('z')", "a:link", ":checked", "input:disabled",
         ":enabled", ":lang(fr)", "e:hover", "x:is(a, b)", ":where(.a, #b)", "h1:has(p)", "\\31 23", "caf\u00e9", "p::first-line", "::text(2)"]

for translator in (GenericTranslator(), HTMLTranslator(), HTMLTranslator(xhtml=True)):
    print(type(translator).__name__)
    for part in PARTS:
        for selector in (part, f"div > {part}", f"{part} + em", f"p ~ {part} b", f"h2, {part}"):
            try:
                print(selector, "=>", translator.css_to_xpath(selector))
            except SelectorError as problem:
                print(selector, "=>", type(problem).__name__, problem)

for part in PARTS:
    try:
        for selector in parse(f"body {part}.last:hover"):
            print(repr(selector), selector.specificity(), selector.pseudo_element, selector.canonical())
    except SelectorError as problem:
        print(part, problem)
for text in ("a b", "/* c */ x", "'str\\'ing'", "#h > .c", "1.5e", "@", "u\\0041 z", ":nth-child( 3N - 4 )"):
    try:
        print(list(tokenize(text)))
    except SelectorError as problem:
        print(problem)
for wrong in ("", "a,", ",a", "div >", "> a", "a[", "[b=]", "[=c]", ":not(:not(a))", "a::b c", "p:nth-child(x)", "a]", "..x", "#", "'a", ":lang("):
    try:
        print(parse(wrong))
    except SelectorError as problem:
        print(repr(wrong), problem)
