# Native functions suggest keywords too.
sorted([1], reverze=True)
