# Corners of re: copies, buffers, catastrophic patterns, callbacks that use the same pattern, limits.
import warnings; warnings.simplefilter("ignore")
import re
print(re.fullmatch(r'(a+)+b|x*', 'a' * 10))
p = re.compile(r'(\w)(\w)?')
def again(m):
    return p.sub(lambda n: '<%s>' % n.group(1), m.group() + 'q')
print(p.sub(again, 'abc'))
buffer = bytearray(b'abcabc')
m = re.search(b'c', buffer)
buffer[2:3] = b'X'
print(m, m.group())
print([m.span() for m in re.compile('').finditer('abc', 1, 2)], re.compile('^b').match('abc', 1), re.compile('(?<=a)b').match('abc', 1))
print(re.sub('', '-', 'ab\u3042'), re.split('', 'ab'), re.findall('(a)|b', 'ab'), re.findall('(a)(b)?', 'aab'))
class S(str): pass
print(type(re.sub('x', 'y', S('abc'))), type(re.match('.*', S('abc')).group()), re.match(S('a'), 'a'))
print(re.match(r'(?P<first>\w+) (?P<second>\w+)', 'Isaac Newton').groupdict(), re.match('(a)|(b)', 'b').groups('-'))
for f in (lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'), lambda: re.match('a', 1), lambda: re.compile(1), lambda: re.match('a', 'a').group(3),
          lambda: re.match('a', 'a')['x'], lambda: re.sub('a', r'\2', 'a'), lambda: re.sub('a', r'\g<x', 'a'), lambda: re.sub('a', r'\g<nope>', 'a'),
          lambda: re.sub('a', r'\q', 'a'), lambda: re.sub('a', lambda m: 3, 'a'), lambda: re.sub('a', '\\', 'a'), lambda: re.compile(re.compile('a'), re.I),
          lambda: re.compile('a', re.L), lambda: re.compile(b'a', re.U), lambda: re.compile('a', re.A | re.U), lambda: re.compile('x{99999999999}'),
          lambda: re.compile('a\nb\n(c'), lambda: re.sub('a', 'b', 'c', 1, 2, 3), lambda: re.compile('(' * 100000)):
    try: print(f())
    except (TypeError, ValueError, IndexError, OverflowError, RecursionError, re.error) as e: print(type(e).__name__, str(e).replace('comparison', '')[:90])
print(re.compile(r'(?x) a  b # comment').match('ab'), re.compile(r'(?s:.)(?i:A)(?-i:b)', re.I).match('\nab'), re.findall(r'(?m)^\w+$', 'a\nb c\nd'))
print(re.match(r'(?>a+)ab', 'aaab'), re.match(r'a++b', 'aab'), re.match(r'(a)?(?(1)b|c)', 'c'), re.match(r'(?(1)b|c)(a)?', 'c'))
print(re.findall(r'(?i)stra\u00dfe', 'STRA\u1e9eE stra\xdfe'), re.findall('(?i)[\u0430-\u044f]+', '\u041f\u0440\u0418'), re.findall(r'(?i)\xe9', '\xc9\xe9E'), re.findall('(?i)[^k]', 'kK\u212aj'))
print(re.match(r'[\ud800-\udfff]', '\ud812'), re.match('.', '\U0001f600'), re.findall(r'\W', 'a\u0301b_\u4e2d!'))
print(re.subn('(?i)b', r'[\g<0>]', 'abAB'), re.sub('a', r'\n\x', 'a') if 0 else '', re.sub('(a)', r'\1\1\0', 'xa') == 'xaa\0')
print(re.match('(?:a{2,3}){2}', 'aaaaaa').span(), re.match('(?:ab|a)*?c', 'abac').span(), re.match('(a*)*', 'aab').groups(), re.match('(a*)+', 'b').span(1))
try: re.compile('[[a]')
except re.error: pass
print(re.compile('a').scanner('aab').match(), re.Scanner, re.match('a', 'a').re.pattern, hash(re.compile('a')) == hash(re.compile('a')), re.compile('a') == re.compile('a', re.I))
print(repr(re.compile(b'\xff', re.A)), repr(re.compile('x' * 300))[:30], len(repr(re.compile('x' * 300))), re.RegexFlag(3), re.RegexFlag.I | 4, list(re.I | re.M), re.I.name, re.NOFLAG)
t = 'word ' * 20000 + '\u3042'
print(len(re.findall(r'\w+', t)), len(re.sub(r'\s', '', t)), len(re.split(' ', t)))
