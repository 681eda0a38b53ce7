#!/usr/bin/env krait
# A first line for the shell, and no newline at the end of the last line.
print("shebang")
if True:
    print("last")