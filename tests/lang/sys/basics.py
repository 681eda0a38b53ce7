# The sys module.
import sys
print(sys.version_info[:2], sys.version_info.major, sys.version_info.minor >= 13, isinstance(sys.version, str), sys.version_info >= (3, 0), sys.version_info.releaselevel)
print(sys.maxsize, sys.byteorder, sys.maxunicode, sys.getdefaultencoding(), sys.getfilesystemencoding(), isinstance(sys.platform, str), isinstance(sys.executable, str))
print(len(sys.argv), sys.argv[0], isinstance(sys.path, list), "sys" in sys.modules, isinstance(sys.builtin_module_names, tuple), "sys" in sys.builtin_module_names)
print(sys.getrecursionlimit(), sys.flags.optimize, hasattr(sys.implementation, "name"), sys.hexversion >> 16 == 0x30d, sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.min, sys.int_info.bits_per_digit > 0)
print(sys.getrefcount(object()) >= 1, sys.getsizeof([]) > 0, sys.getsizeof(1) > 0, sys.intern("abc") is sys.intern("ab" + "c"), sys.is_finalizing(), sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf)
sys.stdout.write("write\n")
print(sys.stdout.write("abc"), sys.stdout.flush(), sys.stdin.read(), sys.stdin.readline() == "")
sys.stderr.flush()


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: sys.setrecursionlimit(0))
show(lambda: sys.setrecursionlimit("a"))
show(lambda: sys.setrecursionlimit(-5))
show(lambda: sys.intern(5))
show(lambda: sys.exit(5))
show(lambda: sys.exit())
show(lambda: sys.exit("text"))
show(lambda: sys.nope)
show(lambda: sys.stdout.write(5))
show(lambda: sys.getsizeof())
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
sys.setrecursionlimit(1000)


def hook(value):
    print("display", value)


sys.displayhook = hook
exec(compile("1 + 1", "x", "single"))
sys.displayhook = sys.__displayhook__
exec(compile("'shown'", "x", "single"))
sys.my_attr = 5
print(sys.my_attr)
sys.ps1 = ">>> "
print(sys.exc_info(), sys.exception(), sys.get_int_max_str_digits(), sys.getswitchinterval())
sys.set_int_max_str_digits(5000)
print(len(str(10 ** 4500)))
show(lambda: sys.set_int_max_str_digits(100))
sys.set_int_max_str_digits(0)
print(len(str(10 ** 10000)))
print(sys.version_info.__class__.__name__, len(sys.version_info), tuple(sys.version_info)[:2], sys.flags.__class__.__name__, sys.stdout.encoding.lower(), sys.stdout.fileno(), sys.stdin.fileno(), sys.stdout.isatty(), sys.stdout.name, sys.stdin.name, sys.stderr.name)
