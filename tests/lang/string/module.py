# string: constants, capwords, Template, Formatter.
import string
from string import Template, Formatter, capwords

for name in string.__all__:
    value = getattr(string, name)
    if isinstance(value, str):
        print(name, repr(value))
print(capwords('  abc   DEF gHi '), capwords('ab-cd', '-'), capwords('\tx y\n'))

def err(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)
t = Template('$who likes ${what} for $$5, ${who}!')
err(t.substitute, who='tim', what='ham')
err(t.substitute, who='tim')
err(t.safe_substitute, who='tim')
print(t.get_identifiers(), t.is_valid(), Template('a $ b').is_valid(), t.pattern.pattern.strip()[:5], t.template)
err(Template('line\nbad $ here').substitute)
err(Template('$').safe_substitute)
err(Template('$self').substitute, self='me')
class Percent(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
err(Percent('%go %not_here %%').safe_substitute, not_here='x')
class Own(Template):
    pattern = r'(?P<escaped>@@)|@(?P<named>\w+)|<(?P<braced>\w+)>|(?P<invalid>@)'
err(Own('@a <b> @@').substitute, a=1, b=2)

f = Formatter()
err(f.format, '{0!r:>5}|{1.real}|{2[a]}|{x}|{{}}', 'q', 3, {'a': 1}, x=4)
err(f.format, '{} {}', 1, 2)
err(f.format, '{} {1}', 1, 2)
err(f.format, '{1} {}', 1, 2)
err(f.format, '{:{}}', 'x', 5)
err(f.format, '{:{:{:{}}}}', 1, 2, 3, 4)
err(f.format, '{!z}', 1)
err(f.format, '{missing}')
err(f.format, '{3}', 1)
for bad in ('{', '}', '{a', '{a!', '{a!r', '{a!rx}', '{a:{b}', '{a[}', '{a[]}', '{a.}', '{a[0]b}', 'x{{y}}z', '{a{b}}'):
    err(lambda: [f.vformat(bad, (), {'a': 'A', 'b': 1})])
print(list(f.parse('a{{b}}c{x!r:>3}d{}{:>{w}}')))
class Loud(Formatter):
    def get_value(self, key, args, kwargs):
        return 'value of %r' % (key,)
    def check_unused_args(self, used, args, kwargs):
        print(sorted(map(str, used)))
    def format_field(self, value, spec):
        return '<%s:%s>' % (value, spec)
err(Loud().format, '{} {1}' [:2] + ' {name:5} {name.__class__.__name__}')
