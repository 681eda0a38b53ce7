"""Encoding and decoding as functions, which old pickles name."""


def encode(obj, encoding="utf-8", errors="strict"):
    """The bytes of a str."""
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    """The str of bytes."""
    return bytes(obj).decode(encoding, errors)
