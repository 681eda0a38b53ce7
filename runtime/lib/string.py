"""Sets of ASCII characters as strings, templates with $-placeholders, and str.format() open to subclasses."""
import _string

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

ascii_lowercase = ''.join(map(chr, range(ord('a'), ord('z') + 1)))
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
octdigits = ''.join(map(str, range(8)))
digits = octdigits + '89'
hexdigits = digits + 'abcdefABCDEF'
whitespace = ' \t\n\r\x0b\x0c'
punctuation = ''.join(c for c in map(chr, range(0x21, 0x7f)) if not c.isalnum())
printable = ''.join((digits, ascii_letters, punctuation, whitespace))


def capwords(s, sep=None):
    """The words of s, or what sep separates, each capitalized."""
    words = [word.capitalize() for word in s.split(sep)]
    return (sep or ' ').join(words)


# ---- templates

class _PatternOnDemand:
    """Template.pattern before anybody asked for it. With it `re` is imported, which most programs never need."""

    def __get__(self, instance, owner=None):
        Template.pattern = Template._compile()
        return Template.pattern


_NOTHING = {}


class Template:
    """A text with placeholders $name and ${name}; $$ stands for a $.

    Subclasses change the attributes below, or give a whole `pattern`, whose groups escaped, named, braced and invalid
    say what a match is.
    """

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'  # ASCII: regardless of case, [a-z] has more than 52 letters
    braceidpattern = None  # as idpattern
    flags = None  # as re.IGNORECASE

    pattern = _PatternOnDemand()
    _own_pattern = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._own_pattern = vars(cls).get('pattern')
        cls.pattern = cls._compile()

    @classmethod
    def _compile(cls):
        import re
        text = cls._own_pattern
        if text is None:
            sign, name = re.escape(cls.delimiter), cls.idpattern
            text = (f'{sign}(?:(?P<escaped>{sign})|(?P<named>{name})'
                    f'|{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))')
        return re.compile(text, re.VERBOSE | (re.IGNORECASE if cls.flags is None else cls.flags))

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=_NOTHING, /, **kws):
        """The text with values in place of its placeholders."""
        return self._fill(mapping, kws, True)

    def safe_substitute(self, mapping=_NOTHING, /, **kws):
        """The same, but what has no value or is no placeholder stays as it is."""
        return self._fill(mapping, kws, False)

    def is_valid(self):
        """Whether substitute() would not complain about the text itself."""
        return all(kind != 'invalid' for kind, _ in self._placeholders())

    def get_identifiers(self):
        """The names in the text, in order, each once."""
        return list(dict.fromkeys(name for kind, name in self._placeholders() if kind == 'name'))

    def _placeholders(self):
        return map(self._classify, self.pattern.finditer(self.template))

    def _classify(self, match):
        """What a match is: ('name', its name), ('escaped', None) or ('invalid', None)."""
        name = match['named'] or match['braced']
        if name is not None:
            return 'name', name
        for kind in ('escaped', 'invalid'):
            if match[kind] is not None:
                return kind, None
        raise ValueError('Unrecognized named group in pattern', self.pattern)

    def _fill(self, mapping, kws, strict):
        values = kws if mapping is _NOTHING else mapping
        if kws and values is not kws:
            from collections import ChainMap
            values = ChainMap(kws, mapping)

        def replacement(match):
            kind, name = self._classify(match)
            if kind == 'escaped':
                return self.delimiter
            if kind == 'name':
                try:
                    return str(values[name])
                except KeyError:
                    if strict:
                        raise
            elif strict:
                before = self.template[:match.start('invalid')].splitlines(True) or ['$']
                raise ValueError(f'Invalid placeholder in string: line {len(before)}, col {len(before[-1])}')
            return match[0]
        return self.pattern.sub(replacement, self.template)


# ---- formatting

class _Numbering:
    """How the fields of a format string are numbered: all by hand, or all automatically."""

    def __init__(self):
        self.automatic = None  # not known before the first field
        self.count = 0

    def name(self, field_name):
        """The name with a number, if it has none."""
        first, _ = _string.formatter_field_name_split(field_name)
        if first != '' and not isinstance(first, int):
            return field_name
        automatic = first == ''
        if self.automatic not in (automatic, None):
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        self.automatic = automatic
        if automatic:
            field_name = f'{self.count}{field_name}'
            self.count += 1
        return field_name


class Formatter:
    """What str.format() does, with each step a method that a subclass may replace."""

    _CONVERSIONS = {None: lambda value: value, 's': str, 'r': repr, 'a': ascii}

    def format(self, format_string, /, *args, **kwargs):
        """As str.format()."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same, with arguments as a sequence and a mapping."""
        used = set()
        text = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, numbering=None):
        """The text; depth says how many levels of fields within specifications there may be."""
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        numbering = numbering or _Numbering()
        pieces = []
        for literal, name, spec, conversion in self.parse(format_string):
            pieces.append(literal)
            if name is not None:
                value, key = self.get_field(numbering.name(name), args, kwargs)
                used.add(key)
                value = self.convert_field(value, conversion)
                spec = self._vformat(spec, args, kwargs, used, depth - 1, numbering)
                pieces.append(self.format_field(value, spec))
        return ''.join(pieces)

    def parse(self, format_string):
        """Tuples (literal text, field name, specification, conversion); the last three may be None."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object that a field name such as "0.name[key]" means, and the argument's number or name."""
        key, steps = _string.formatter_field_name_split(field_name)
        value = self.get_value(key, args, kwargs)
        for by_attribute, step in steps:
            value = getattr(value, step) if by_attribute else value[step]
        return value, key

    def get_value(self, key, args, kwargs):
        """The argument with a number or a name."""
        return (args if isinstance(key, int) else kwargs)[key]

    def convert_field(self, value, conversion):
        """What "!s", "!r" or "!a" makes of a value."""
        try:
            convert = self._CONVERSIONS[conversion]
        except KeyError:
            raise ValueError(f'Unknown conversion specifier {conversion}') from None
        return convert(value)

    def format_field(self, value, format_spec):
        """The value as text."""
        return format(value, format_spec)

    def check_unused_args(self, used_args, args, kwargs):
        """Called with the numbers and names of the arguments that were used; may complain about others."""
