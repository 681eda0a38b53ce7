import mods.syntax
