# NameError and UnboundLocalError in all scopes, with suggestions only in uncaught reports.
def show(thunk):
    try:
        print(repr(thunk()))
    except NameError as e:
        print(type(e).__name__, e, e.name)


def local_before():
    print(x)
    x = 1


def conditional(c):
    if c:
        y = 1
    return y


def loop_var(n):
    for i in range(n):
        pass
    return i


def after_del():
    z = 1
    del z
    return z


def del_twice():
    z = 1
    del z
    del z


def except_name():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e


def free_unset():
    def inner():
        return v

    r = inner()
    v = 1
    return r


def free_deleted():
    v = 1

    def inner():
        return v

    del v
    return inner()


def aug():
    q += 1


def aug_global():
    global nope_g
    nope_g += 1


def class_body():
    class C:
        a = undefined_in_class


def class_local():
    w = 1

    class C:
        w = w
        del w
        print(w)
        v2 = v2


def comp():
    return [undefined_in_comp for _ in [1]]


def comp_cond():
    return [k for k in [1] if undefined_cond]


def lam():
    return (lambda: undefined_in_lambda)()


def default():
    def f(a=undefined_default):
        pass


def deco():
    @undefined_deco
    def f():
        pass


def gen():
    return list(undefined_gen for _ in [1])


def walrus_unset():
    if False:
        (t := 1)
    return t


def with_unset():
    if False:
        with open("x") as fh:
            pass
    return fh


def import_unset():
    if False:
        import math as mm
    return mm


def func_unset():
    if False:
        def g():
            pass
    return g()


def star_unset():
    if False:
        a, *rest = []
    return rest


def nonlocal_unset():
    def inner():
        nonlocal nl
        return nl

    if False:
        nl = 1
    return inner()


for f in (local_before, lambda: conditional(0), lambda: conditional(1), lambda: loop_var(0), lambda: loop_var(3), after_del, del_twice, except_name, free_unset, free_deleted, aug, aug_global, class_body, class_local, comp, comp_cond, lam, default, deco, gen, walrus_unset, with_unset, import_unset, func_unset, star_unset, nonlocal_unset, lambda: undefined_direct, lambda: undefined_call(), lambda: undefined.attr, lambda: undefined[0], lambda: f"{undefined_f}", lambda: eval("undefined_eval"), lambda: exec("del undefined_del"), lambda: lenn([1]), lambda: __undefined__):
    show(f)


class M:
    def m(self):
        return attribute_without_self


show(lambda: M().m())
try:
    del never_there
except NameError as e:
    print(e)
exec("later_defined = 5")
show(lambda: later_defined)
