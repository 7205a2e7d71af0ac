def f():
    try:
        raise ValueError
    finally:
        return "swallowed"


def g():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "left by break"


def h():
    for i in range(2):
        try:
            raise ValueError
        finally:
            continue
    return "left by continue"


print(f(), g(), h())  # expect: swallowed left by break left by continue
