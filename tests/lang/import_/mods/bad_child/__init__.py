from . import child
raise KeyError("package fails after its child")
