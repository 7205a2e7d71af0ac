class A:
    def __iadd__(self, other):
        print("iadd")  # expect: iadd
        return self

    def __add__(self, other):
        return "add"

    def __sub__(self, other):
        return "sub"


a = b = A()
a += 1
print(a is b)  # expect: True
a -= 1
print(a)  # expect: sub
