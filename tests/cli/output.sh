# Standard output that goes nowhere: a closed pipe is no news, a full disk is.
"$KRAIT" -c 'for i in range(100000): print(i)' | head -1
"$KRAIT" -c 'print("x" * 100)' | true
if [ -w /dev/full ]; then
    "$KRAIT" -c 'print(1)' >/dev/full
else
    printf 'Exception ignored on flushing sys.stdout:\nOSError: [Errno 28] No space left on device\n' >&2
    (exit 120)
fi
echo "status $?"
"$KRAIT" -u -c 'import sys; sys.stdout.write("a"); sys.stderr.write("b"); sys.stdout.write("c\n")' 2>&1
"$KRAIT" -c 'import sys; sys.stdout.close(); print(1)'
"$KRAIT" -c 'import sys; sys.stderr = None; 1/0'; echo "status $?"
"$KRAIT" -c 'import sys; sys.excepthook = lambda kind, e, t: print("hook", kind, e); 1/0'; echo "status $?"
"$KRAIT" -c 'import sys; sys.excepthook = lambda kind, e, t: {}[e]; 1/0'; echo "status $?"
