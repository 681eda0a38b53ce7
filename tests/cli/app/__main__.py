import sys
print(sys.argv, __name__, repr(__package__), __spec__.name, __file__, sys.path[0])
