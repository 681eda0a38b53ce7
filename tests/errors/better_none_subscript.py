def find(users, name):
    for user in users:
        if user["name"] == name:
            return user


address = find([{"name": "ann"}], "bob")["address"]
