import sys
if not hasattr(sys, "fixed"):
    raise RuntimeError("not fixed yet")
done = True
