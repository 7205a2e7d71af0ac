def f():
    for _ in range(1):
        try:
            return "try"
        finally:
            print("finally")  # expect: finally


def g():
    try:
        return "try"
    finally:
        return "finally"


print(f(), g())  # expect: try finally
