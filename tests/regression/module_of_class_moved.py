# A class whose __module__ is assigned forgets its __firstlineno__.
class A:
    pass


print(A.__firstlineno__, "__firstlineno__" in A.__dict__)
A.__module__ = "elsewhere"
print(A, "__firstlineno__" in A.__dict__)
A.__module__ = "again"
A.__firstlineno__ = 43
print(A.__dict__["__firstlineno__"])
