s = {1}
for v in s:
    s.add(v + 1)
