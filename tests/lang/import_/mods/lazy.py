def __getattr__(name):
    if name in ("computed_attr", "other"):
        return "lazy " + name
    raise AttributeError(f"no {name} here")


def __dir__():
    return ["zeta", "alpha"]
