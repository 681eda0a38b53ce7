config = {"host": "localhost", "port": 80, 1: 2}
print(config["prot"])
