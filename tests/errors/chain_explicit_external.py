cause = OSError("never raised")
raise RuntimeError("with a cause") from cause
