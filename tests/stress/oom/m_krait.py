# krait's own tools, select, tracing of memory figures.
import select, fail_mark, os
try: import krait
except ImportError: krait = None
fail_mark.set()
class Leak: pass
keep = {"k": [Leak()]}
r, w = os.pipe(); p = select.poll(); p.register(r, select.POLLIN); os.write(w, b"x"); print(p.poll(0)[0][1], select.select([r], [], [], 0)[0] == [r]); os.close(r); os.close(w)
if krait:
    text = str(krait.heap()); lines = krait.heap_map(); why = krait.why(keep["k"][0]); cycles = krait.cycles(); pools = krait.arenas()
print("done")
