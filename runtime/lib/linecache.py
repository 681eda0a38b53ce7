"""Cache lines from Python source files.

This is intended to read lines from modules imported -- hence if a filename
is not found, it will look down the module search path for a file by
that name.
"""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By file name: either (size, mtime or None, lines, full name), or a tuple of one function that gives the source.
cache = {}
_interactive_cache = {}  # the sources of the prompt, by code object's key


def clearcache():
    """Clear the cache entirely."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Get a line for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ''


def getlines(filename, module_globals=None):
    """Get the lines for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def _getline_from_code(filename, lineno):
    lines = _getlines_from_code(filename)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ''


def _code_key(code):
    return (code.co_name, code.co_qualname, code.co_firstlineno, code.co_filename)


def _getlines_from_code(code):
    entry = _interactive_cache.get(_code_key(code))
    if entry is not None and len(entry) != 1:
        return entry[2]
    return []


def _register_code(code, string, name):
    entry = (len(string), None, [line + '\n' for line in string.splitlines()], name)
    stack = [code]
    while stack:
        code = stack.pop()
        for const in code.co_consts:
            if isinstance(const, type(code)):
                stack.append(const)
        _interactive_cache[_code_key(code)] = entry


def checkcache(filename=None):
    """Discard cache entries that are out of date.
    (This is not checked upon each call!)"""
    import os
    if filename is None:
        filenames = list(cache)
    elif filename in cache:
        filenames = [filename]
    else:
        return
    for name in filenames:
        entry = cache[name]
        if len(entry) == 1:
            continue  # lazy: nothing was read yet
        size, mtime, lines, fullname = entry
        if mtime is None:
            continue  # no file: came from a loader
        try:
            stat = os.stat(fullname)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if size != stat.st_size or mtime != stat.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Update a cache entry and return its list of lines.
    If something's wrong, print a message, discard the cache entry,
    and return an empty list."""
    import os
    import sys
    if filename in cache and len(cache[filename]) != 1:
        cache.pop(filename, None)
    if not filename or (filename.startswith('<') and filename.endswith('>')):
        return []
    fullname = filename
    try:
        stat = os.stat(fullname)
    except OSError:
        basename = filename
        if lazycache(filename, module_globals):
            try:
                data = cache[filename][0]()
            except (ImportError, OSError):
                pass
            else:
                if data is None:
                    return []  # the loader has no source
                entry = (len(data), None, [line + '\n' for line in data.splitlines()], fullname)
                cache[filename] = entry
                return entry[2]
        if os.path.isabs(filename):
            return []
        for dirname in sys.path:
            try:
                fullname = os.path.join(dirname, basename)
            except (TypeError, AttributeError):
                continue
            try:
                stat = os.stat(fullname)
                break
            except (OSError, ValueError):
                pass
        else:
            return []
    except ValueError:  # a name that no file can have
        return []
    lines = _read_lines(fullname)
    if lines is None:
        return []
    cache[filename] = stat.st_size, stat.st_mtime, lines, fullname
    return lines


def _read_lines(path):
    """The lines of a source file, decoded as its coding cookie says; None: it cannot be read."""
    try:
        with open(path, 'rb') as fp:
            data = fp.read()
    except OSError:
        return None
    try:
        text = data.decode(_encoding(data)).replace('\r\n', '\n').replace('\r', '\n')
    except (UnicodeDecodeError, LookupError, SyntaxError):
        return None
    lines = text.split('\n')
    last = lines.pop()
    lines = [line + '\n' for line in lines]
    if last or not lines:
        lines.append(last + '\n')
    return lines


def _encoding(data):
    if data.startswith(b'\xef\xbb\xbf'):
        return 'utf-8-sig'
    for line in data.split(b'\n', 2)[:2]:
        line = line.strip()
        if line and not line.startswith(b'#'):
            break
        at = line.find(b'coding')
        if at >= 0 and line[at + 6:at + 7] in (b':', b'='):
            name = line[at + 7:].strip().split()
            if name:
                end = 0
                while end < len(name[0]) and (name[0][end:end + 1].isalnum() or name[0][end:end + 1] in b'-_.'):
                    end += 1
                if end:
                    return name[0][:end].decode('ascii')
    return 'utf-8'


def lazycache(filename, module_globals):
    """Seed the cache for filename with module_globals.

    The module loader will be asked for the source only when getlines is
    called, not immediately.

    If there is an entry in the cache already, it is not altered.

    :return: True if a lazy load is registered in the cache,
        otherwise False. To register such a load a module loader with a
        get_source method must be found, the filename must be a cacheable
        filename, and the filename must not be already cached.
    """
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or (filename.startswith('<') and filename.endswith('>')):
        return False
    if module_globals and '__name__' in module_globals:
        spec = module_globals.get('__spec__')
        name = getattr(spec, 'name', None) or module_globals['__name__']
        loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
        get_source = getattr(loader, 'get_source', None)
        if name and get_source:
            def get_lines(name=name, *args, **kwargs):
                return get_source(name, *args, **kwargs)
            cache[filename] = (get_lines,)
            return True
        if name and module_globals.get('__file__'):
            # Imported natively: its loader would read this file.
            def read_file(path=module_globals['__file__']):
                lines = _read_lines(path)
                return None if lines is None else ''.join(lines)
            cache[filename] = (read_file,)
            return True
    return False
