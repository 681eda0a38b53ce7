# Lines end with carriage return and newline.
x = 1
if x:
    print("crlf",
          x)
s = """a
b"""
print(repr(s), \
      2)
