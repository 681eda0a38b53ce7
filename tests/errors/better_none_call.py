d = {}
d.get("x").upper()
