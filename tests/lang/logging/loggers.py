# The tree of loggers, levels, propagation, filters, adapters, formats of the three styles, errors, files.
import io
import logging
import os
import pickle
import sys
import warnings


def attempt(function, *arguments, **named):
    try:
        print("->", function(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


root, leaf = logging.getLogger(), logging.getLogger("a.b.c")
print(root, leaf, leaf.parent is root, logging.getLogger("root") is root, leaf.getChild("d"), root.getChild("a"))
middle = logging.getLogger("a.b")
print(leaf.parent is middle, middle.parent.name, sorted(each.name for each in middle.getChildren()), leaf.hasHandlers())
attempt(logging.getLogger, 3)
attempt(leaf.setLevel, "LOUD")
attempt(leaf.setLevel, 1.5)
attempt(leaf.log, "x", "y")
print(pickle.loads(pickle.dumps(leaf)) is leaf, logging.getLevelName(20), logging.getLevelName("WARN"), logging.getLevelName(33))
logging.addLevelName(25, "NOTICE")
print(sorted(logging.getLevelNamesMapping().items()))

out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(filename)s:%(lineno)d|%(module)s|%(message)s"))
root.addHandler(out)
print(out, root.handlers == [out], leaf.hasHandlers())


def work():
    leaf.debug("not shown")
    leaf.warning("shown %s %d", "with", 2)
    leaf.error("mapping %(x)s", {"x": 1})
    leaf.log(25, "notice")
    leaf.critical("%s", [1])


work()
middle.setLevel("INFO")
work()
print(leaf.getEffectiveLevel(), leaf.isEnabledFor(logging.DEBUG), leaf.level, middle)
logging.disable(logging.ERROR)
work()
logging.disable(logging.NOTSET)

second = io.StringIO()
handler = logging.StreamHandler(second)
handler.setLevel(logging.ERROR)
middle.addHandler(handler)
middle.propagate = False
work()
print(repr(second.getvalue()))
middle.propagate = True
middle.removeHandler(handler)


class OnlyShort(logging.Filter):
    def filter(self, record):
        return len(record.getMessage()) < 8


def rename(record):
    copy = logging.makeLogRecord(vars(record))
    copy.name = "renamed"
    return copy


leaf.addFilter(OnlyShort())
work()
leaf.filters.clear()
leaf.addFilter(rename)
work()
leaf.removeFilter(rename)
print(logging.Filter("a").filter(logging.makeLogRecord({"name": "a.b"})), logging.Filter("a").filter(logging.makeLogRecord({"name": "ab"})))

adapter = logging.LoggerAdapter(leaf, {"user": "u"})
out.setFormatter(logging.Formatter("{levelname:>9} {user} {message!r}", style="{", defaults={"user": "nobody"}))
adapter.info("adapted")
leaf.info("plain")
leaf.info("extra", extra={"user": "me"})
attempt(leaf.info, "clash", extra={"message": 1})
print(adapter, adapter.name, adapter.isEnabledFor(10))
out.setFormatter(logging.Formatter("${levelname} $name: $message", style="$"))
leaf.info("template")
out.setFormatter(None)
try:
    1 / 0
except ZeroDivisionError as error:
    leaf.exception("caught")
    leaf.info("again", exc_info=error)
leaf.info("where", stack_info=True)
for format, style in (("%(x)d", "q"), ("x", "%"), ("{x!z}", "{"), ("{", "{"), ("x", "{"), ("{x:y}", "{"), ("$x $", "$"), ("x", "$")):
    attempt(logging.Formatter, format, style=style, validate=True) if style != "%" or format == "x" else None
attempt(logging.Formatter("%(missing)s").format, logging.makeLogRecord({"msg": "m"}))
moment = logging.makeLogRecord({"msg": "m", "created": 1e9, "msecs": 7})
timed = logging.Formatter("%(asctime)s %(message)s")
timed.converter = __import__("time").gmtime
print(timed.format(moment), timed.formatTime(moment, "%Y/%j"), logging.BufferingFormatter().format([moment, moment]), moment)

sys.stderr = sys.stdout
root.removeHandler(out)
leaf.warning("by the last resort")
leaf.info("not at all")
logging.basicConfig(level="DEBUG", stream=sys.stdout, format="%(levelname).1s %(message)s")
logging.debug("root %s", "debug")
logging.log(25, "from here")
logging.captureWarnings(True)
warnings.warn("careful")
logging.captureWarnings(False)
attempt(logging.basicConfig, force=True, filename="x", stream=sys.stdout)
attempt(logging.basicConfig, force=True, colour=1)
attempt(logging.basicConfig, force=True, style="?")
name = os.path.join(sys.argv[1], "log")
logging.basicConfig(force=True, filename=name, encoding="utf-8", level=10, format="%(name)s %(message)s")
leaf.debug("in a file \u00e9")
logging.shutdown()
with open(name, encoding="utf-8") as file:
    print(repr(file.read()))
late = logging.FileHandler(name + "2", delay=True)
print(os.path.exists(name + "2"), late.stream, late.mode)
late.name = "late"
print(logging.getHandlerByName("late") is late, sorted(logging.getHandlerNames()), logging.NullHandler())
late.close()
attempt(logging.Handler().emit, None)
attempt(logging.setLoggerClass, int)
