from mods.caller import cal
