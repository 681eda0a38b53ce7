s = "text"
del s[0]
