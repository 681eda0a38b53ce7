# Import cycles and partially initialized modules.
import mods.cyc_a
print(mods.cyc_a.a, mods.cyc_a.get_b(), mods.cyc_b.get_a())
try:
    import mods.bad_a
except ImportError as e:
    print(e)
try:
    import mods.attr_a
except AttributeError as e:
    print(e)
import mods.sub_a
print(mods.sub_a.name, mods.sub_b.other)
