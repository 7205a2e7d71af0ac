class Base:
    __secret = 1

    def get(self):
        return self.__secret

    def __init__(self):
        self.__own = 2


print(Base._Base__secret, Base().get(), vars(Base()))  # expect: 1 1 {'_Base__own': 2}
print(hasattr(Base, "__secret"))  # expect: False


class _Under:
    __x = 3


print(_Under._Under__x)  # expect: 3
