def f():
    return 1


text = 'first line
second line'
x = 1
