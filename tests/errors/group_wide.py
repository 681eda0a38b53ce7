# Beyond 15 members the rest is only counted.
raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
