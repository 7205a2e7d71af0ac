def chain(n):
    if n:
        yield from chain(n - 1)
    else:
        for i in range(1000):
            yield i


print(sum(chain(300)))  # expect: 499500
