def f():
    x = 1
    try:
        return x
    finally:
        x = 2


def g():
    a = []
    try:
        return a
    finally:
        a.append(1)


print(f(), g())  # expect: 1 [1]
