"""Characters by kind, templates with $names, and str.format in parts that can be replaced."""
import _string

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']


def _characters(first, last):
    return ''.join(map(chr, range(ord(first), ord(last) + 1)))


octdigits = _characters('0', '7')
digits = _characters('0', '9')
hexdigits = digits + _characters('a', 'f') + _characters('A', 'F')
ascii_lowercase, ascii_uppercase = _characters('a', 'z'), _characters('A', 'Z')
ascii_letters = ascii_lowercase + ascii_uppercase
punctuation = ''.join([c for c in _characters('!', '~') if not c.isalnum()])
whitespace = ' \t\n\r\v\f'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """The words with a capital first letter; white space becomes one blank if no separator is given."""
    words = [word.capitalize() for word in s.split(sep)]
    return (sep or ' ').join(words)


class _PatternWhenAsked:
    """Template.pattern, made when somebody asks for it: `re` is imported only then."""

    def __get__(self, instance, owner):
        holder = next(cls for cls in owner.__mro__ if '_given_pattern' in vars(cls))
        holder.pattern = _template_pattern(holder)
        return holder.pattern


def _template_pattern(cls):
    import re
    pattern = cls._given_pattern
    if pattern is None:
        mark = re.escape(cls.delimiter)
        braced = cls.braceidpattern or cls.idpattern
        pattern = (f'{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|'
                   f'{{(?P<braced>{braced})}}|(?P<invalid>))')
    return re.compile(pattern, re.VERBOSE | (re.IGNORECASE if cls.flags is None else cls.flags))


class Template:
    """A text with $name or ${name} where values are put in. Subclasses may give other patterns."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'  # ASCII only, although case does not matter
    braceidpattern = None  # None: idpattern
    flags = None  # None: re.IGNORECASE
    pattern = _PatternWhenAsked()
    _given_pattern = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._given_pattern = vars(cls).get('pattern')
        cls.pattern = _template_pattern(cls)

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping={}, /, **kws):
        """The text with all values put in."""
        values = _merged(mapping, kws)

        def value_of(name, match):
            if name is None:
                raise ValueError('Invalid placeholder in string: line {}, col {}'.format(*self._place(match)))
            return str(values[name])
        return self._replaced(value_of)

    def safe_substitute(self, mapping={}, /, **kws):
        """The text with the values that there are; what else looks like a placeholder stays."""
        values = _merged(mapping, kws)

        def value_of(name, match):
            try:
                return match.group() if name is None else str(values[name])
            except KeyError:
                return match.group()
        return self._replaced(value_of)

    def is_valid(self):
        """Would substitute() find nothing but good placeholders?"""
        return all([kind != 'invalid' for kind, _ in map(self._kind, self._matches())])

    def get_identifiers(self):
        """The names in the text, each once, the first one first."""
        return list(dict.fromkeys([name for kind, name in map(self._kind, self._matches()) if kind == 'name']))

    def _matches(self):
        return self.pattern.finditer(self.template)

    def _kind(self, match):
        """What a match is: ('name', which one), ('escaped', text) or ('invalid', text)."""
        groups = match.groupdict()
        name = groups.get('named') or groups.get('braced')
        if name is not None:
            return 'name', name
        for kind in ('escaped', 'invalid'):
            if groups.get(kind) is not None:
                return kind, groups[kind]
        raise ValueError('Unrecognized named group in pattern', self.pattern)

    def _replaced(self, value_of):
        def replacement(match):
            kind, name = self._kind(match)
            return self.delimiter if kind == 'escaped' else value_of(name if kind == 'name' else None, match)
        return self.pattern.sub(replacement, self.template)

    def _place(self, match):
        """The line and column where a bad placeholder is."""
        lines = self.template[:match.start('invalid')].splitlines(keepends=True) or ['']
        return len(lines), max(len(lines[-1]), 1)


def _merged(mapping, kws):
    if not kws:
        return mapping
    if type(mapping) is dict and not mapping:
        return kws
    from collections import ChainMap
    return ChainMap(kws, mapping)


class _Numbering:
    """How the fields of a format string are numbered: by itself or by hand, but not both."""

    def __init__(self):
        self.next = 0
        self.by_hand = False

    def completed(self, field):
        first, _ = _string.formatter_field_name_split(field)
        if isinstance(first, str) and first:
            return field
        automatic = first == ''
        if self.by_hand if automatic else self.next:
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        if not automatic:
            self.by_hand = True
            return field
        self.next += 1
        return f'{self.next - 1}{field}'


class Formatter:
    """What str.format does, with each step a method that a subclass may replace."""

    def format(self, format_string, /, *args, **kwargs):
        """The format string with its fields filled in."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """format(), given a tuple and a mapping."""
        used = set()
        text = self._vformat(format_string, args, kwargs, used, 2, _Numbering())
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, levels, numbering=None):
        if levels < 0:
            raise ValueError('Max string recursion exceeded')
        parts = []
        for literal, field, spec, conversion in self.parse(format_string):
            parts.append(literal)
            if field is None:
                continue
            value, key = self.get_field(numbering.completed(field), args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec = self._vformat(spec, args, kwargs, used, levels - 1, numbering)
            parts.append(self.format_field(value, spec))
        return ''.join([part for part in parts if part])

    def parse(self, format_string):
        """Yields (literal text, field, format spec, conversion)."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """The value of a field like `0.name[key]`, and the key that it began with."""
        key, steps = _string.formatter_field_name_split(field_name)
        value = self.get_value(key, args, kwargs)
        for is_attribute, step in steps:
            value = getattr(value, step) if is_attribute else value[step]
        return value, key

    def get_value(self, key, args, kwargs):
        """The argument of a number or name."""
        return (args if isinstance(key, int) else kwargs)[key]

    def check_unused_args(self, used_args, args, kwargs):
        """For subclasses: raise if an argument must not be left over."""

    def convert_field(self, value, conversion):
        """What !s, !r or !a make of a value."""
        if conversion is None:
            return value
        function = {'s': str, 'r': repr, 'a': ascii}.get(conversion)
        if function is None:
            raise ValueError(f'Unknown conversion specifier {conversion!s}')
        return function(value)

    def format_field(self, value, format_spec):
        """The value's text."""
        return format(value, format_spec)
