"""to_thread(): a function in another thread, awaited."""

import contextvars

from . import events

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Call a function in a thread of the loop's pool, with the current context; returns what it returns."""
    context = contextvars.copy_context()

    def call():
        return context.run(func, *args, **kwargs)

    return await events.get_running_loop().run_in_executor(None, call)
