# A finalizer that runs in the last collection, after the warning filters are gone, warns all the same.
import sys, warnings


class Late:
    def __del__(self, warn=warnings.warn, explicit=warnings.warn_explicit):
        warn("late", ResourceWarning)
        explicit("late", ResourceWarning, "file", 1)


class Keep:
    pass


keep = Keep()
keep.itself = keep
keep.late = Late()
sys.keep = keep
print("the end")
