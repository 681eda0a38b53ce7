class V:
    def __add__(self, o):
        return self.x + o


V() + 1
