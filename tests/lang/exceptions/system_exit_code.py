# SystemExit with a number is the exit status.
import sys
try:
    sys.exit(3)
except SystemExit as e:
    print("caught", e.code)
try:
    sys.exit(7)
finally:
    print("finally still runs")
