"""Tests whose parts may be coroutines. Each test has an event loop and a context, and all its parts run in them."""

import asyncio
import contextvars
import inspect

from .case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """A test case with coroutines, in an event loop of its own for each test."""

    loop_factory = None  # what makes the loop, if not asyncio itself

    def __init__(self, methodName="runTest"):
        TestCase.__init__(self, methodName)
        # The runner is there from the start of a test to its end.
        self._asyncioRunner, self._asyncioTestContext = None, contextvars.copy_context()

    async def asyncSetUp(self):
        """Awaited when setUp is done."""

    async def asyncTearDown(self):
        """Awaited before tearDown."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Has a coroutine function awaited after tearDown, also when the test fails."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enters an asynchronous context that is left when the test is done; returns what it gives."""
        kind = type(cm)
        if not (hasattr(kind, "__aenter__") and hasattr(kind, "__aexit__")):
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the "
                            "asynchronous context manager protocol")
        value = await kind.__aenter__(cm)
        self.addAsyncCleanup(kind.__aexit__, cm, None, None, None)
        return value

    def _do(self, function, /, *args, **kwargs):
        """Calls in the test's context; what is a coroutine function is awaited in its loop."""
        context = self._asyncioTestContext
        if inspect.iscoroutinefunction(function):
            assert self._asyncioRunner is not None, "asyncio runner is not initialized"
            return self._asyncioRunner.run(function(*args, **kwargs), context=context)
        return context.run(function, *args, **kwargs)

    # What TestCase calls its parts through.

    _callCleanup = _do

    def _callSetUp(self):
        self._asyncioRunner.get_loop()  # makes it: setUp may already ask for the loop
        self._do(self.setUp)
        self._do(self.asyncSetUp)

    def _callTestMethod(self, method):
        if self._do(method) is None:
            return
        from warnings import warn
        warn(f"It is deprecated to return a value that is not None from a test case ({method})",
             DeprecationWarning, stacklevel=5)

    def _callTearDown(self):
        self._do(self.asyncTearDown)
        self._do(self.tearDown)

    def _setupAsyncioRunner(self):
        assert self._asyncioRunner is None, "asyncio runner is already initialized"
        self._asyncioRunner = asyncio.Runner(loop_factory=self.loop_factory, debug=True)

    def _tearDownAsyncioRunner(self):
        if self._asyncioRunner is not None:
            self._asyncioRunner.close()

    __del__ = _tearDownAsyncioRunner

    def run(self, result=None):
        self._setupAsyncioRunner()
        try:
            return TestCase.run(self, result)
        finally:
            self._tearDownAsyncioRunner()

    def debug(self):
        self._setupAsyncioRunner()
        TestCase.debug(self)
        self._tearDownAsyncioRunner()
