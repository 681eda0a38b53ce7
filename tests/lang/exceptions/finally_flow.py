# finally and what it does to pending exceptions, returns, breaks; nested handlers.
def f1():
    for i in range(3):
        try:
            try:
                if i == 0:
                    raise ValueError(i)
                if i == 1:
                    continue
                return i
            except ValueError:
                print("handled", i)
                continue
            finally:
                print("inner", i)
        finally:
            print("outer", i)


print(f1())


def f2():
    try:
        raise KeyError("lost")
    finally:
        for i in range(2):
            try:
                raise ValueError(i)
            except ValueError as e:
                print("inside finally", e)


try:
    f2()
except KeyError as e:
    print("kept", e, e.__context__)


def f3():
    while True:
        try:
            try:
                raise ValueError
            finally:
                break
        finally:
            print("f3 outer")
    return "broke out"


print(f3())


def f4(n):
    try:
        if n == 0:
            return "return"
        elif n == 1:
            raise ValueError("raise")
        elif n == 2:
            n = 1 / 0
    except ValueError:
        return "except return"
    except ZeroDivisionError:
        n = "zero"
    else:
        n = "else"
    finally:
        print("finally", n)
    return n


print([f4(i) for i in range(4)])


def f5():
    try:
        return "first"
    finally:
        try:
            return "second"
        finally:
            return "third"


print(f5())


def f6():
    x = []
    try:
        return x
    finally:
        x.append("added in finally")


print(f6())


def f7():
    try:
        try:
            raise ValueError("a")
        except ValueError:
            raise KeyError("b")
        else:
            print("never")
        finally:
            print("f7 finally")
    except KeyError as e:
        print(repr(e), repr(e.__context__))
        try:
            raise
        except KeyError as e2:
            return e2 is e if False else repr(e2)


print(f7())


def f8():
    for x in [1, 2]:
        for y in [1, 2]:
            try:
                if y == 2:
                    break
                print(x, y)
            finally:
                print("fin", x, y)
        else:
            print("no else")


f8()


def f9():
    e = "outer e"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return str(err)


print(f9())


def f10(depth):
    try:
        if depth:
            return f10(depth - 1)
        raise ValueError("deep")
    except ValueError as e:
        e.args += (depth,)
        raise
    finally:
        if depth == 2:
            print("unwinding 2")


try:
    f10(3)
except ValueError as e:
    print(e.args)


def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
    finally:
        print("gen finally")


for v in g():
    try:
        break
    finally:
        print("loop finally")
import gc
gc.collect()


def f11():
    try:
        exec("raise KeyError('from exec')")
    except KeyError as e:
        return e.args
    finally:
        pass


print(f11())
def f12():
    with_result = []
    for i in range(4):
        try:
            with_result.append(10 // (i - 1))
        except ZeroDivisionError:
            with_result.append("zero")
        else:
            if i == 2:
                break
        finally:
            with_result.append(i)
    return with_result


print(f12())
