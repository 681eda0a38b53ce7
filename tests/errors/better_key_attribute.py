class Settings:
    def __init__(self):
        self.values = {"window": {"width": 80, "height": 24}}

    def size(self):
        return self.values["window"]["heigth"]


Settings().size()
