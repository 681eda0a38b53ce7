from mods.caller import nothing_like_it
