"""The one function of pkgutil that unittest.mock needs."""


def resolve_name(name):
    """The object at a dotted name, or at module:object."""
    module_name, colon, path = name.partition(":")
    parts = module_name.split(".")
    module = __import__(parts[0])
    rest = parts[1:]
    done = parts[0]
    while rest:
        try:
            __import__(f"{done}.{rest[0]}")
        except ImportError:
            if colon:
                raise
            break
        done += "." + rest.pop(0)
    obj = __import__(done, fromlist=["*"]) if "." in done else module
    for part in path.split(".") if colon and path else rest:
        obj = getattr(obj, part)
    return obj
