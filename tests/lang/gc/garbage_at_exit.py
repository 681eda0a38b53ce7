# What gc.garbage holds at the end is warned of, listed if the program asked for that.
import gc
import warnings

warnings.simplefilter("always", ResourceWarning)
gc.garbage.append([1, 2])
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
