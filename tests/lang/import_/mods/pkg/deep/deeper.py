from . import value as parent_value
from ... import simple
from ...simple import value as grand
from .. import sub1
