a = 1
b = 2


def ok():
    return a


class Fine:
    def m(self):
        x = [1, 2
        return x
