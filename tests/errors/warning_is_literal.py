x = 1
if x is 5:
    pass
raise SystemExit(1)
