import mods.inner.leaf
