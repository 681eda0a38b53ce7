fucntion foo():
    pass
