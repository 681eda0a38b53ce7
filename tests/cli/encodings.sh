# Source files: byte order mark, line ends, encodings, and what is wrong with them.
cd "$1" || exit
printf '\357\273\277print("bom")\n' >a.py; "$KRAIT" a.py
printf 'if 1:\r\n  print("crlf")\r\nx = """a\r\nb"""\r\nprint(repr(x))' >a.py; "$KRAIT" a.py
printf '#!/usr/bin/env krait\n# -*- coding: latin-1 -*-\nprint(ascii("\351"))\n1/0 # \351\n' >a.py; "$KRAIT" a.py 2>&1 | sed 's|".*/|"|'
printf '# -*- coding: nonsense -*-\nprint(1)\n' >a.py; "$KRAIT" a.py 2>&1 | sed 's|".*/|"|'
printf 'x = 1\nprint("\351")\n' >a.py; "$KRAIT" a.py 2>&1 | sed 's|".*/|"|; s| in file [^ ]*/| in file |'
printf 'x = 1\ny\0=2\n' >a.py; "$KRAIT" a.py 2>&1 | sed 's|".*/|"|'
: >a.py; "$KRAIT" a.py; echo "status $?"
