try:
    int("q")
except ValueError as e:
    saved = e
raise saved
