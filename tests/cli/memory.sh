# A limit of memory is an exception that a program can catch.
"$KRAIT" --max-memory 8M -c '
try:
    x = [0] * 10000000
except MemoryError:
    print("caught")
print(len([0] * 100000))
'
"$KRAIT" -X max-memory=8M -c '
def grow():
    kept = []
    while True:
        kept.append("x" * 1000)
grow()
'
echo "status $?"
"$KRAIT" --max-memory lots 2>/dev/null; echo "status $?"
