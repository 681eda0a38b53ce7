# SystemExit with an object that is neither int nor None.
raise SystemExit([1, "two", None])
