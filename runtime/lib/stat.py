"""What the bits of os.stat_result.st_mode mean, and where its other fields are."""

_FIELDS = 'MODE INO DEV NLINK UID GID SIZE ATIME MTIME CTIME'

# The kinds of files: name, the value of the bits of S_IFMT, and the letter that ls shows. Value 0: there are none here.
_KINDS = {
    'FIFO': (0o01, 'p'), 'CHR': (0o02, 'c'), 'DIR': (0o04, 'd'), 'BLK': (0o06, 'b'), 'REG': (0o10, '-'),
    'LNK': (0o12, 'l'), 'SOCK': (0o14, 's'), 'DOOR': (0, 'D'), 'PORT': (0, 'P'), 'WHT': (0, 'w'),
}

# Who may do what: S_IRUSR is the bit for reading by the user.
_WHO = {'USR': 0o100, 'GRP': 0o010, 'OTH': 0o001}
_WHAT = {'R': 4, 'W': 2, 'X': 1}
_SPECIAL = {'USR': 'S_ISUID', 'GRP': 'S_ISGID', 'OTH': 'S_ISVTX'}

S_ISUID = 0o4000
S_ISGID = S_ENFMT = 0o2000
S_ISVTX = 0o1000


def S_IMODE(mode):
    """The bits that chmod() sets."""
    return mode & 0o7777


def S_IFMT(mode):
    """The bits that say what kind of file it is."""
    return mode & 0o170000


def _test_of(name, value):
    def test(mode):
        return value != 0 and S_IFMT(mode) == value

    test.__name__ = test.__qualname__ = f'S_IS{name}'
    return test


def _define():
    names = {f'ST_{field}': at for at, field in enumerate(_FIELDS.split())}
    for kind, (value, _) in _KINDS.items():
        names['S_IFIFO' if kind == 'FIFO' else f'S_IF{kind}'] = value << 12
        names[f'S_IS{kind}'] = _test_of(kind, value << 12)
    for who, unit in _WHO.items():
        names[f'S_IRWX{who[0]}'] = 7 * unit
        for what, bit in _WHAT.items():
            names[f'S_I{what}{who}'] = bit * unit
    names.update(S_IREAD=names['S_IRUSR'], S_IWRITE=names['S_IWUSR'], S_IEXEC=names['S_IXUSR'])
    globals().update(names)


_define()
_letters = {value << 12: letter for value, letter in _KINDS.values() if value}


def filemode(mode):
    """What ls -l shows, such as '-rwxr-xr-x'."""
    shown = _letters.get(S_IFMT(mode), '?')
    for who, unit in _WHO.items():
        may = {what for what, bit in _WHAT.items() if mode & bit * unit}
        shown += 'r' if 'R' in may else '-'
        shown += 'w' if 'W' in may else '-'
        last = 'x' if 'X' in may else '-'
        if mode & globals()[_SPECIAL[who]]:
            last = 't' if who == 'OTH' else 's'
            if 'X' not in may:
                last = last.upper()
        shown += last
    return shown
