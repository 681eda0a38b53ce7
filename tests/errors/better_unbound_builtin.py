def longest(words):
    size = max(len(word) for word in words)
    max = [word for word in words if len(word) == size]
    return max


longest(["a", "bb"])
