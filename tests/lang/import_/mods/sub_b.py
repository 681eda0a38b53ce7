import mods.sub_a as a
other = "sub_b"
