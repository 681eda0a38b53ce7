class A:
    def f(self):
    def g(self):
        return self.f(

        )

    @property
    def h(self) -> int
        return [1 2]
