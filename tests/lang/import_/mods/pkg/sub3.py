from . import from_init


def who():
    return f"sub3 sees {from_init}"
