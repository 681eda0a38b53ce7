"""assertLogs and assertNoLogs: a logger's own handlers are put aside while a block runs."""

import logging
from collections import namedtuple

from ._contexts import _Expectation

__unittest = True

_LoggingWatcher = namedtuple("_LoggingWatcher", "records output")


class _Recorder(logging.Handler):
    """Keeps what is logged: the records, and the texts they give."""

    def __init__(self, level, layout):
        super().__init__(level)
        self.setFormatter(logging.Formatter(layout))
        self.seen = _LoggingWatcher([], [])

    def emit(self, record):
        for kept, item in zip(self.seen, (record, self.format(record))):
            kept.append(item)

    def flush(self):
        """There is nothing to be written."""


class _AssertLogsContext(_Expectation):
    LOGGING_FORMAT = "%(levelname)s:%(name)s:%(message)s"

    def __init__(self, test_case, logger_name, level, no_logs):
        super().__init__(test_case)
        self.logger_name, self.no_logs = logger_name, no_logs
        self.level = logging.INFO
        if level:
            self.level = logging.getLevelNamesMapping().get(level, level)

    def __enter__(self):
        named = self.logger_name
        target = self.logger = named if isinstance(named, logging.Logger) else logging.getLogger(named)
        self.before = target.handlers, target.propagate, target.level
        recorder = _Recorder(self.level, self.LOGGING_FORMAT)
        self._set([recorder], False, self.level)
        self.watcher = recorder.seen
        if not self.no_logs:
            return self.watcher

    def _set(self, handlers, propagate, level):
        self.logger.handlers, self.logger.propagate = handlers, propagate
        self.logger.setLevel(level)

    def __exit__(self, kind, value, tb):
        self._set(*self.before)
        if kind is None and bool(self.watcher.records) == self.no_logs:
            if self.no_logs:
                self._fail(f"Unexpected logs found: {self.watcher.output!r}")
            self._fail(f"no logs of level {logging.getLevelName(self.level)} or higher "
                               f"triggered on {self.logger.name}")
        return False
