import mods.attr_b
z = 1
