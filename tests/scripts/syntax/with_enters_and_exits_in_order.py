class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error)
        return self.name == "swallow"


with Manager("a") as a, Manager("b") as b:
    print("body", a, b)
with (
    Manager("swallow"),
    Manager("inner"),
):
    raise ValueError("x")
print("after")

# expect: enter a
# expect: enter b
# expect: body a b
# expect: exit b None None
# expect: exit a None None
# expect: enter swallow
# expect: enter inner
# expect: exit inner ValueError x
# expect: exit swallow ValueError x
# expect: after
