from mods.bad_a import x
y = 1
