class Point:
    def __init__(self):
        self.position = 0


p = Point()
p.postion
