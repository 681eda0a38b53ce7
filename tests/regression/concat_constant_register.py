# A constant whose register number equals the destination local's is no local that may be grown in place.
lines = ["def f(s):"]
lines += [f"    v{i} = 'c{i}'" for i in range(240)]
lines += [f"    v{i} = 'c{j}' + s" for i in range(120, 240) for j in (i - 129, i - 128, i - 127) if j >= 0]
lines += ["    return v120, v199, v239"]
namespace = {}
exec("\n".join(lines), namespace)
for _ in range(5):
    print(namespace["f"]("!"))


def grow(text):
    for i in range(3):
        text = text + str(i)
        text += "ab"
    return text


print(grow("x"), grow(""))
