e = ValueError("odd notes")
e.__notes__ = ["fine", 5, None]
raise e
