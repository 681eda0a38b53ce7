import mods.broken
