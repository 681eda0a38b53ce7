from mods.bad_b import y
x = 1
