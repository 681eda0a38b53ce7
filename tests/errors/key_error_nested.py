data = {"a": {"b": {"c": 1}}}
print(data["a"]["x"]["c"])
