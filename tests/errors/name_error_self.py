class A:
    def __init__(self):
        self.size = 3

    def area(self):
        return size * size


A().area()
