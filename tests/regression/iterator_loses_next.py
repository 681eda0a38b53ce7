# A loop's iterator loses its __next__ while the loop runs: the slot became NULL and was called.
class B:
    def __iter__(self):
        return self

    def __next__(self):
        del B.__next__
        return 1


try:
    for i in B():
        print(i)
except TypeError as e:
    print(e)
