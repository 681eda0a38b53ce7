loaded = True
from . import circle
