import sys
from . import helper
print(sys.argv, __name__, __package__, __spec__.name, helper.__name__)
