# --dump prints each phase, or the error.
printf 'x = 1\n' | "$KRAIT" --dump tokens - | head -3
printf 'x = 1\n' | "$KRAIT" --dump ast - | head -1
printf 'x = \n' | "$KRAIT" --dump ast -; echo "status $?"
for phase in symbols code; do
    printf 'def f(a): return a\n' | "$KRAIT" --dump $phase - >/dev/null; echo "status $?"
done
"$KRAIT" --dump nonsense x 2>/dev/null; echo "status $?"
"$KRAIT" --dump ast no_such_file; echo "status $?"
