"""Context variables: values that follow a task or a callback instead of a thread."""

from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ("Context", "ContextVar", "Token", "copy_context")

try:
    from collections.abc import Mapping
except ImportError:
    pass
else:
    Mapping.register(Context)
    del Mapping
