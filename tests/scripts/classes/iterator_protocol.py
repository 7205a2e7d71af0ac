class Count:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.i == self.n:
            raise StopIteration
        self.i += 1
        return self.i


c = Count(3)
print(list(c), list(c), sum(Count(4)), max(Count(2)))  # expect: [1, 2, 3] [] 10 2


class Bad:
    def __iter__(self):
        return 5


try:
    iter(Bad())
except TypeError as error:
    print(error)  # expect: iter() returned non-iterator of type 'int'
