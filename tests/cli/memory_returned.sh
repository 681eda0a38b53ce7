# Memory goes back to the system when objects do: what the script measures, with a smaller heap.
"$KRAIT" ../../scripts/memory_returned.py 48 >"$1/figures" || cat "$1/figures"
echo done
