# A collection of generation 0 takes no longer beside many old objects: what the script measures, with fewer of them. Once more if the
# machine was busy.
for try in 1 2 3; do
    "$KRAIT" ../../scripts/young_collections.py 100000 >"$1/figures" && break
done && echo flat || cat "$1/figures"
