def who():
    return __name__
