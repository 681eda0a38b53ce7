e = ValueError("bad notes")
e.__notes__ = 42
raise e
