from math import floor,
