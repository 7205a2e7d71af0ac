from contextlib import contextmanager


@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print("</" + name + ">")


with tag("b") as name:
    print(name)
with tag("i"):
    raise ValueError("v")


@tag("deco")
def f():
    return 5


print(f())

# expect: <b>
# expect: B
# expect: </b>
# expect: <i>
# expect: swallowed v
# expect: </i>
# expect: <deco>
# expect: </deco>
# expect: 5
