# Opcodes that need more than there is on the stack, and others that find what they cannot use.
import pickle

for data in (b"N\x86.", b"(\x86.", b"\x85.", b"(N\x86.", b"NN\x87.", b"N\x93.", b"NN\x93.", b"(o.", b"}b.", b"N\x81.", b"\x82\x00.",
             b"\x82\x07.", b"P\xff\n.", b"Pname\n.", b"g5\n.", b"}N}\x86b.", b"csys\nno_such_name\n."):
    try:
        print(data, pickle.loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)
