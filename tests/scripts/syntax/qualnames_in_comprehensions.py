# What is defined inside a comprehension has no `<locals>` of the comprehension in its name.
def f():
    print(next((lambda: 0) for _ in [1]).__qualname__)
    print(next((lambda: (lambda: 0)) for _ in [1])().__qualname__)
    print([(lambda: 0) for _ in [1]][0].__qualname__)
    print(next(((lambda: 0) for _ in [1]) for _ in [1]).__qualname__)

    class C:
        x = [(lambda: 0) for _ in [1]]
        y = next((lambda: 0) for _ in [1])

    print(C.x[0].__qualname__, C.y.__qualname__)


f()
print(next((lambda: 0) for _ in [1]).__qualname__, [(lambda: 0) for _ in [1]][0].__qualname__)

# expect: f.<locals>.<genexpr>.<lambda>
# expect: f.<locals>.<genexpr>.<lambda>.<locals>.<lambda>
# expect: f.<locals>.<lambda>
# expect: f.<locals>.<genexpr>.<genexpr>
# expect: f.<locals>.C.<lambda> f.<locals>.C.<genexpr>.<lambda>
# expect: <genexpr>.<lambda> <lambda>
