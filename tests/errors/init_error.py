class A:
    def __init__(self, n):
        if n < 0:
            raise ValueError("negative")


class B(A):
    def __init__(self):
        super().__init__(-5)


B()
