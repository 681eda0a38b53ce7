from . import VALUE as base
__all__ = ["exported"]
exported = base + 1
hidden = 3
def name(): return __name__
