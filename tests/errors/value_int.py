def parse(s):
    return int(s)


parse("12a")
