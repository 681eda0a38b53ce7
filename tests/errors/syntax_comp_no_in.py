x = [i for i of y]
