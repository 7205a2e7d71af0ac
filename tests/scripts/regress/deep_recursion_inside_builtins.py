import functools


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def depth(n):
    return max([0] + [depth(n - 1) for _ in range(1)]) + 1 if n else 0


print(fib(80), depth(100), functools.reduce(lambda a, b: a + b, map(lambda x: sorted([x, depth(5)])[0], range(10))))

# expect: 23416728348467685 100 35
