def f():
    return [1, 2] ["a"], "s" [1, 2]


raise SystemExit(1)
