"日本".encode("ascii")
