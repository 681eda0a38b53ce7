public = 1
_private = 2


def also_public():
    pass


also_public = also_public.__name__
