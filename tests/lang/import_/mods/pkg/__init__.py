from .sub1 import who as _who
from . import sub2
from_init = "init " + _who()
