# -X gctrace: a line for each collection on stderr, figures left out; sys._debugmallocstats and getallocatedblocks.
trace() { "$KRAIT" -X gctrace -c "$1" 2>&1 | grep -a 'generation' | head -n "$2" | sed -E 's/[0-9]+\.[0-9]+/T/g; s/heap [0-9]+ -> [0-9]+/heap N -> N/; s/(examined|promoted) [0-9]+/\1 N/g'; }
trace 'import gc; l = []; l.append(l); del l; gc.collect(1); gc.collect(0); gc.collect()' 3
echo "--"
trace '
import gc
gc.collect()
for i in range(1000):
    l = []
    l.append(l)' 2 | sed -E 's/freed [6-7][0-9][0-9]/freed most/'
echo "--"
"$KRAIT" -c 'import sys; sys._debugmallocstats()' 2>&1 | sed -E 's/[0-9]+/N/g; s/ +/ /g' | grep -v '^ N' | sort -u
"$KRAIT" -c '
import sys
before = sys.getallocatedblocks()
keep = [[] for i in range(1000)]
print(1000 <= sys.getallocatedblocks() - before < 1100)'
