import mods.attr_a
import sys
print(sys.modules["mods.attr_a"].z)
