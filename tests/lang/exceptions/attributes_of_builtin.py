# The attributes that built-in exceptions carry when the interpreter raises them.
class A:
    pass


def catch(f):
    try:
        f()
    except BaseException as e:
        return e


a = A()
e = catch(lambda: a.missing)
print(type(e).__name__, e.name, e.obj is a, e.args)
e = catch(lambda: A.missing)
print(e.name, e.obj is A, e)
e = catch(lambda: undefined_thing)
print(type(e).__name__, e.name, e.args)
e = catch(lambda: {}["key"])
print(type(e).__name__, e.args, str(e))
e = catch(lambda: {}[(1, 2)])
print(e.args, str(e))
e = catch(lambda: [][5])
print(e.args)
e = catch(lambda: __import__("not_there.sub"))
print(type(e).__name__, e.name, e.path, e.msg, e.args)


def imp():
    from math import not_in_math


e = catch(imp)
print(type(e).__name__, e.name, e.msg[:40])
e = catch(lambda: open("no/such/file"))
print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, e.args)
e = catch(lambda: b"ab\xff".decode("utf-8"))
print(type(e).__name__, e.encoding, e.object, e.start, e.end, e.reason)
e = catch(lambda: "aé日b".encode("ascii"))
print(type(e).__name__, e.encoding, e.object, e.start, e.end, e.reason)
e = catch(lambda: "aé日b".encode("latin-1"))
print(e.start, e.end, e.reason, e)
e = catch(lambda: next(iter([])))
print(type(e).__name__, e.value, e.args)


def gen():
    return "val"
    yield


e = catch(lambda: next(gen()))
print(e.value, e.args)
e = catch(lambda: exec("x = = 1"))
print(type(e).__name__, e.msg, e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text), e.print_file_and_line)
e = catch(lambda: exec("if 1:\nx"))
print(type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text), e.args)
e = catch(lambda: exec("if 1:\n\tx\n        y"))
print(type(e).__name__, e.msg, e.lineno)
e = catch(lambda: exec("'abc"))
print(e.msg, e.offset, e.end_offset)
e = catch(lambda: __import__("sys").exit(5))
print(type(e).__name__, e.code, e.args)
e = catch(lambda: __import__("sys").exit("text"))
print(e.code, e.args)
e = catch(lambda: int("x" * 100))
print(type(e).__name__, len(str(e)), e.args[0][:40])
e = catch(lambda: 1 / 0)
print(e.args, e.__traceback__ is not None, e.__context__, e.__cause__, e.__suppress_context__)


def unbound():
    print(x)
    x = 1


e = catch(unbound)
print(type(e).__name__, e.name, e.args)
s = A()
e = catch(lambda: s())
print(e.args)
e = catch(lambda: delattr(s, "nope"))
print(e.name, e.obj is s, e)
e = catch(lambda: setattr(5, "x", 1))
print(e.name, e.obj, e)


class P:
    @property
    def ro(self):
        return 1


p = P()
e = catch(lambda: setattr(p, "ro", 1))
print(e, e.name if hasattr(e, "name") else "")
e = AttributeError("made by hand")
print(e.name, e.obj)
e = NameError("n", name="given")
print(e.name, e.args)
e = ImportError("i", name="n", path="p")
print(e.name, e.path, repr(e))
e = StopIteration()
print(e.value)
e.value = 5
print(e.value, e.args)
e = SystemExit()
e.code = 9
print(e.code, e.args)
e = UnicodeDecodeError("utf-8", b"abc", 1, 2, "r")
e.start = 0
e.reason = "changed"
print(e)
e = OSError(2, "msg", "file")
e.errno, e.filename = 13, "other"
print(e, e.errno, type(e).__name__)
e = SyntaxError("m", ("f.py", 2, 3, "text", 2, 5))
e.lineno = 10
print(e, e.args)
