numbers = [3, 1, 2].sort()
for number in numbers:
    print(number)
