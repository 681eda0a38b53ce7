# import: packages, from, relative, cycles, star, failing, reloading by hand.
import oom_package
import oom_package.inner as inner
from oom_package import inner as again, VALUE
from oom_package.inner import *
import sys
print(oom_package.VALUE, inner.name(), again is inner, VALUE, exported, oom_package.inner.__name__, inner.__package__)
try: import no_such_module
except ModuleNotFoundError as e: print(e, e.name)
try: from oom_package import no_such_name
except ImportError as e: print(type(e).__name__, e.name)
try: import oom_package.broken
except ZeroDivisionError as e: print(e, "oom_package.broken" in sys.modules)
del sys.modules["oom_package.inner"]
import oom_package.inner
print(oom_package.inner is inner, sorted(n for n in sys.modules if n.startswith("oom")))
