"""string helper module: the parts of a format string, as str.format reads them."""


def formatter_parser(format_string, /):
    """parse the argument as a format string"""
    if not isinstance(format_string, str):
        raise TypeError(f"expected str, got {type(format_string).__name__}")
    return _parse(format_string)


def _parse(text):
    at, end = 0, len(text)
    while at < end:
        start = at
        while at < end and text[at] not in '{}':
            at += 1
        if at == end:
            yield text[start:], None, None, None
            return
        brace = text[at]
        if text[at + 1:at + 2] == brace:
            yield text[start:at + 1], None, None, None
            at += 2
            continue
        if brace == '}':
            raise ValueError("Single '}' encountered in format string")
        if at + 1 == end:
            raise ValueError("Single '{' encountered in format string")
        literal = text[start:at]
        at, name, spec, conversion = _parse_field(text, at + 1, end)
        yield literal, name, spec, conversion


def _parse_field(text, at, end):
    start = at
    while True:
        if at == end:
            raise ValueError("expected '}' before end of string")
        c = text[at]
        if c == '{':
            raise ValueError("unexpected '{' in field name")
        if c == '[':
            while at < end and text[at] != ']':
                at += 1
            continue
        if c in '}:!':
            break
        at += 1
    name, conversion = text[start:at], None
    at += 1
    if c == '}':
        return at, name, '', None
    if c == '!':
        if at == end:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at]
        at += 1
        if at < end:
            c = text[at]
            at += 1
            if c == '}':
                return at, name, '', conversion
            if c != ':':
                raise ValueError("expected ':' after conversion specifier")
    start, depth = at, 1
    while at < end:
        if text[at] == '{':
            depth += 1
        elif text[at] == '}':
            depth -= 1
            if depth == 0:
                return at + 1, name, text[start:at], conversion
        at += 1
    raise ValueError("unmatched '{' in format spec")


def formatter_field_name_split(field_name, /):
    """split the argument as a field name"""
    if not isinstance(field_name, str):
        raise TypeError(f"expected str, got {type(field_name).__name__}")
    at = 0
    while at < len(field_name) and field_name[at] not in '.[':
        at += 1
    return _number(field_name[:at]), _split_rest(field_name, at)


def _number(text):
    return int(text) if text.isascii() and text.isdigit() else text


def _split_rest(name, at):
    end = len(name)
    while at < end:
        if name[at] == '.':
            start = at = at + 1
            while at < end and name[at] not in '.[':
                at += 1
            is_attr, key = True, name[start:at]
        elif name[at] == '[':
            start = at + 1
            at = name.find(']', start)
            if at < 0:
                raise ValueError("Missing ']' in format string")
            is_attr, key = False, _number(name[start:at])
            at += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == '':
            raise ValueError("Empty attribute in format string")
        yield is_attr, key
