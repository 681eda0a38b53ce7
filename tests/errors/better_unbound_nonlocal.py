def counter():
    count = 0

    def bump():
        before = count
        count = before + 1
        return count

    return bump


counter()()
