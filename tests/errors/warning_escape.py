x = "\d"
y = b"\q"
raise SystemExit(1)
