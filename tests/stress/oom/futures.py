# The native future, on a loop of our own that calls at once.
import _asyncio
class Loop:
    def get_debug(self): return False
    def call_soon(self, function, *args, context=None): function(*args)
    def call_exception_handler(self, context): print(context["message"])
f = _asyncio.Future(loop=Loop()); f.add_done_callback(lambda f: print("done", f.result())); f.set_result([1])
print(f.done(), f.cancelled(), f.result(), f.exception())
g = _asyncio.Future(loop=Loop()); g.set_exception(ValueError("v"))
try: g.result()
except ValueError as e: print(e)
h = _asyncio.Future(loop=Loop()); print(h.cancel("why"), h.cancelled(), h.remove_done_callback(print))
