def area(width, height)
    return width * height


total = = 0

for i in range(3):
    if total = i:
        print(i)
    else:
        print(-i)

while True print("not shown: the fourth")
