# Groups are shown ten levels deep.
e = ValueError("deep")
for i in range(14):
    e = ExceptionGroup(str(i), [e])
raise e
