"""Lines of source files by number, for tracebacks and debuggers; files are read once and kept.

A file's name is looked for as it is, then in the folders of sys.path; where there is no such file, the loader of the
module may have the source.
"""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By file name: (size, mtime, lines, path), where mtime is None for what is no file; or, before it is read,
# (function,), which returns the source or None.
cache = {}
_interactive_cache = {}  # likewise for code that was typed in, by what tells code objects apart


def clearcache():
    """Forget all sources."""
    cache.clear()


def _pick(lines, number):
    return lines[number - 1] if 0 < number <= len(lines) else ''


def _known(entry):
    """The lines of an entry, None if there is none or it was not read yet."""
    return entry[2] if entry and len(entry) > 1 else None


def getline(filename, lineno, module_globals=None):
    """A line with its end; '' where there is none."""
    return _pick(getlines(filename, module_globals), lineno)


def getlines(filename, module_globals=None):
    """All lines of a file; [] if it cannot be read."""
    lines = _known(cache.get(filename))
    if lines is None:
        try:
            lines = updatecache(filename, module_globals)
        except MemoryError:
            clearcache()
            lines = []
    return lines


# ---- code that is in no file

def _code_key(code):
    return code.co_filename, code.co_firstlineno, code.co_qualname, code.co_name


def _getline_from_code(code, lineno):
    return _pick(_getlines_from_code(code), lineno)


def _getlines_from_code(code):
    return _known(_interactive_cache.get(_code_key(code))) or []


def _register_code(code, string, name):
    """Keep the source of a code object and of all that lie in it."""
    entry = _entry_of_text(string, name)

    def register(part):
        _interactive_cache[_code_key(part)] = entry
        for const in part.co_consts:
            if isinstance(const, type(code)):
                register(const)
    register(code)


# ---- entries

def _entry_of_text(text, path):
    return len(text), None, [line + '\n' for line in text.splitlines()], path


def _stands_for_no_file(filename):
    return not filename or filename[0] == '<' and filename[-1] == '>'


def checkcache(filename=None):
    """Forget a file, or all, that changed since they were read."""
    import os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        try:
            now = os.stat(entry[3])
            fresh = (now.st_size, now.st_mtime) == entry[:2]
        except (OSError, ValueError):
            fresh = False
        if not fresh:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines; [] if that cannot be done."""
    if _known(cache.get(filename)) is not None:
        del cache[filename]
    if _stands_for_no_file(filename):
        return []
    found = _locate(filename)
    if found is None and lazycache(filename, module_globals):
        try:
            text = cache[filename][0]()
        except (ImportError, OSError):
            pass
        else:
            if text is None:
                return []
            cache[filename] = _entry_of_text(text, filename)
            return cache[filename][2]
    found = found or _search(filename)
    lines = found and _read_lines(found[0])
    if lines is None:
        return []
    path, status = found
    cache[filename] = status.st_size, status.st_mtime, lines, path
    return lines


def _locate(path):
    """(path, its status), None if there is no such file."""
    import os
    try:
        return path, os.stat(path)
    except (OSError, ValueError):
        return None


def _search(filename):
    """The same for a relative name in the folders of sys.path."""
    import os
    import sys
    if not os.path.isabs(filename):
        for folder in sys.path:
            if isinstance(folder, str) and (found := _locate(os.path.join(folder, filename))):
                return found
    return None


def lazycache(filename, module_globals):
    """Note where a module's source can be had, to be read when a line is asked for; whether that could be done."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not module_globals or '__name__' not in module_globals or _stands_for_no_file(filename):
        return False
    source = _source_function(module_globals)
    if source is not None:
        cache[filename] = (source,)
    return source is not None


def _source_function(module_globals):
    spec, path = module_globals.get('__spec__'), module_globals.get('__file__')
    loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
    name = getattr(spec, 'name', None) or module_globals['__name__']
    if not name:
        return None
    if get_source := getattr(loader, 'get_source', None):
        return lambda: get_source(name)
    if path:  # imported natively: a loader would read this file
        return lambda: None if (lines := _read_lines(path)) is None else ''.join(lines)
    return None


# ---- reading

def _read_lines(path):
    """The lines of a source file, decoded as its coding cookie says; None: it cannot be read."""
    try:
        with open(path, 'rb') as file:
            data = file.read()
        text = data.decode(_encoding(data))
    except (OSError, UnicodeDecodeError, LookupError, SyntaxError):
        return None
    *lines, last = text.replace('\r\n', '\n').replace('\r', '\n').split('\n')
    if last or not lines:
        lines.append(last)
    return [line + '\n' for line in lines]


def _encoding(data):
    """What the first two lines say (PEP 263)."""
    if data.startswith(b'\xef\xbb\xbf'):
        return 'utf-8-sig'
    for line in data.split(b'\n', 2)[:2]:
        comment = line.strip()
        if comment and not comment.startswith(b'#'):
            break
        _, cookie, rest = comment.partition(b'coding')
        if cookie and rest[:1] in (b':', b'='):
            name = rest[1:].lstrip()
            size = 0
            while name[size:size + 1].isalnum() or name[size:size + 1] in (b'-', b'_', b'.'):
                size += 1
            if size:
                return name[:size].decode('ascii')
    return 'utf-8'
