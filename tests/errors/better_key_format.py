row = {"first_name": "Ann"}
print("%(firstname)s" % row)
