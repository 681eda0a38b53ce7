class CM:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        print("exit")


with CM() as cm:
    cm.missing()
