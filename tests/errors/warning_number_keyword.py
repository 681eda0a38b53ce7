x = 1if 2else 3
raise SystemExit(1)
