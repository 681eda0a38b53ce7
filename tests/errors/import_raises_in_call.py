from mods.caller import call


def callback():
    return [][1]


call(callback)
