# -X fail-alloc: its forms, and one program for each kind of bug that failing allocations have found. Each program's allocations fail one
# after the other; what comes of it is the right output, or part of it and a MemoryError.
err=$1/err
"$KRAIT" -X fail-alloc=x -c pass; echo "status $?"
"$KRAIT" -X fail-alloc=1+ -c 'print(1)' 2>&1 | tail -n 1; echo "status ${PIPESTATUS[0]}"
"$KRAIT" -X fail-alloc=start:1+ -c 'print(1)' 2>&1; echo "status $?"
"$KRAIT" -X fail-alloc=100000+10 -c 'print(1)'; echo "status $?"
"$KRAIT" -X fail-alloc=mark:1 -c 'import _krait; print(1, flush=True); _krait.fail_point(); print([2])' 2>&1 | tail -n 1

# Debug builds fork: quicker, but there are sanitizers to wait for.
forks=
"$KRAIT" -X fail-alloc=each/1000 -c pass >"$err" 2>&1 && forks=1

judge() { # NAME CODE
    local want got status n
    if [[ $forks ]]; then
        "$KRAIT" -X fail-alloc=each/3 -c "$2" | grep bad
    else
        want=$("$KRAIT" -c "$2")
        for ((n = 1; n <= 120; n++)); do
            got=$("$KRAIT" -X "fail-alloc=$n" -c "$2" 2>"$err")
            status=$?
            [[ $got == "$want" && $status == 0 ]] && continue
            [[ $want == "$got"* && $status != 0 && $(<"$err") == *MemoryError* ]] && continue
            echo "allocation $n: status $status: $got; $(<"$err")"
        done
    fi
    echo "$1"
}
judge "compiling is no syntax error" 'class A:
    a = b = c = d = e = f = 1
    def g(self): return [i for i in self if i]
    def h(self): return lambda: self
    class B: pass
print(A.B.__qualname__)'
judge "types that are made ready when first asked" 'print(map.__name__, f"{[1]}", list(reversed([1, 2])))'
judge "messages" 'def f(one, two): pass
try: f()
except TypeError as e: print(e)
try: f(*1)
except TypeError as e: print(e)'
judge "tuples of new parts" 'import gc
print(gc.get_threshold(), len(gc.get_count()))'
judge "text that waits to be written" 'try: raise ValueError
except ValueError: print("written")'
