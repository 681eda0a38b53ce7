# textwrap: wrap with all its options, shorten, dedent, indent.
from textwrap import *

text = ("This is a paragraph, with long-hyphenated-words and a dash -- or two---and an option --use-this, e.g.  "
        "Sentences end. Others don't! A_very_long_word_without_any_break_at_all_stands_here. x-y")
for options in ({}, {'break_on_hyphens': False}, {'break_long_words': False}, {'drop_whitespace': False},
                {'initial_indent': '* ', 'subsequent_indent': '  '}, {'fix_sentence_endings': True},
                {'max_lines': 3}, {'max_lines': 2, 'placeholder': '...'}):
    for width in (10, 25, 60):
        print(options, width)
        for line in wrap(text, width, **options):
            print('    |%s|' % line)
print(repr(fill('tabs\tand\nnewlines  here', 15)), repr(fill('a\tb', 20, expand_tabs=False)))
print(repr(fill('a\tb', 20, tabsize=3)), repr(fill('a  \x0b b', replace_whitespace=False)))
print(shorten('Hello  world!', 12), shorten('Hello  world!', 11), shorten('Hello world', 10, placeholder='...'))
for f in (lambda: wrap('x', 0), lambda: shorten('Hello', 3)):
    try:
        print(f())
    except ValueError as e:
        print(e)
print(repr(dedent('  a\n    b\n \n  c')), repr(dedent('\ta\n  b')), repr(dedent('\t a\n\t  b\n')), repr(dedent('')))
print(repr(indent('a\n\n b\n', '> ')), repr(indent('a\n\nb', '+ ', lambda line: True)))
print(repr(dedent('  a\n b\n  c')), repr(dedent('   \n')), repr(dedent('a\n b')))
