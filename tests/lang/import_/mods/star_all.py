__all__ = ["exported", "_exported_private"]
exported = "e"
_exported_private = "p"
not_exported = "n"
