class A:
    def __init__(self):
        self.__x = "A"

    def get_a(self):
        return self.__x


class B(A):
    def __init__(self):
        super().__init__()
        self.__x = "B"

    def get_b(self):
        return self.__x


b = B()
print(b.get_a(), b.get_b(), sorted(vars(b)))  # expect: A B ['_A__x', '_B__x']
