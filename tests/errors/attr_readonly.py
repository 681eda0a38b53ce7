class P:
    @property
    def v(self):
        return 1


P().v = 2
