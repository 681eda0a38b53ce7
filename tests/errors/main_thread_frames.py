import sys


def show():
    print(sys._getframe().f_code.co_name)
    return deeper()


def deeper():
    return sys._getframe(1).f_nothing


show()
