known = {"spam": 1}


def get(name):
    if name not in known:
        raise KeyError(name)


get("spma")
