def lookup(*args):
    pass


lookup("a rather long argument", "another long argument", "and one more of them").name
