"""Where asyncio's own messages go: the logger "asyncio" where the program uses logging, else standard error for warnings and worse."""

import sys


class _Logger:
    _LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40, "critical": 50}

    def _write(self, level, message, args, exc_info=None, **kwargs):
        logging = sys.modules.get("logging")
        if logging is not None and hasattr(logging, "getLogger"):
            logging.getLogger("asyncio").log(self._LEVELS[level], message, *args, exc_info=exc_info, **kwargs)
            return
        if self._LEVELS[level] < 30 or sys.stderr is None:
            return
        sys.stderr.write((message % args if args else message) + "\n")
        if exc_info is True:
            exc_info = sys.exc_info()
        if exc_info:
            sys.__excepthook__(*exc_info)

    def debug(self, message, *args, **kwargs):
        self._write("debug", message, args, **kwargs)

    def info(self, message, *args, **kwargs):
        self._write("info", message, args, **kwargs)

    def warning(self, message, *args, **kwargs):
        self._write("warning", message, args, **kwargs)

    def error(self, message, *args, **kwargs):
        self._write("error", message, args, **kwargs)

    def critical(self, message, *args, **kwargs):
        self._write("critical", message, args, **kwargs)


logger = _Logger()
