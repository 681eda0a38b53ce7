import math; math.nope()
