# -*- coding: latin-1 -*-
# The declared encoding is used.
s = "éè"
print(len(s), ascii(s))
