import mods.sub_b as b
name = "sub_a " + b.other
