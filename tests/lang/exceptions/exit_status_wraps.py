# The status is taken modulo 256.
import sys
sys.stderr.write("to stderr\n")
sys.exit(256 + 5)
