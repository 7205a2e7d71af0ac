class Celsius(float):
    def __new__(cls, text):
        return super().__new__(cls, text.rstrip("C"))

    def __repr__(self):
        return f"{float(self)}C"


t = Celsius("21.5C")
print(t, t + 1, type(t + 1).__name__, isinstance(t, float), t == 21.5)


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))


print(Pair(1, 2), Pair(1, 2) == (1, 2), type(Pair(1, 2)[:1]).__name__)

# expect: 21.5C 22.5 float True True
# expect: (1, 2) True tuple
