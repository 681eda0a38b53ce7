from shapes import loaded
value = ("lazy", loaded)
