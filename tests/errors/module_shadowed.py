# The module lies beside the script, where it may hide another.
import mods_circular
