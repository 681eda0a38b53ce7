"""Where counting allocations begins, for tests whose imports are not part of it; nothing elsewhere."""
try:
    from _krait import fail_point as set
except ImportError:
    def set():
        pass
