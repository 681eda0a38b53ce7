class Q:
    def filter(self):
        return self

    def first(self):
        return None


Q().filter().first().name.upper()
