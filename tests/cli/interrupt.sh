# Ctrl-C ends the process by the signal, after cleaning up.
"$KRAIT" -c '
import sys
try:
    raise KeyboardInterrupt
finally:
    print("cleaned up")
'
echo "status $?"
