def count(name, n):
    for i in range(n):
        yield f"{name}{i}"


def round_robin(*generators):
    waiting = list(generators)
    while waiting:
        g = waiting.pop(0)
        try:
            yield next(g)
        except StopIteration:
            continue
        waiting.append(g)


print(list(round_robin(count("a", 3), count("b", 1), count("c", 2))))

# expect: ['a0', 'b0', 'c0', 'a1', 'c1', 'a2']
