class C:
    def __new__(cls, *args):
        print("new", args)  # expect: new (1,)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)  # expect: init (1,)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")


C(1)
print(Other())  # expect: 5
