def f(a, b, *, c):
    pass


def g():
    pass


def h(a, /, b=1):
    pass


for call in [
    lambda: f(),
    lambda: f(1),
    lambda: f(1, 2),
    lambda: f(1, 2, 3, c=1),
    lambda: f(1, 2, c=1, d=2),
    lambda: f(1, 2, a=1, c=1),
    lambda: g(1),
    lambda: g(x=1),
    lambda: h(a=1),
    lambda: h(1, 2, 3),
    lambda: h(),
]:
    try:
        call()
    except TypeError as error:
        print(error)

# expect: f() missing 2 required positional arguments: 'a' and 'b'
# expect: f() missing 1 required positional argument: 'b'
# expect: f() missing 1 required keyword-only argument: 'c'
# expect: f() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
# expect: f() got an unexpected keyword argument 'd'
# expect: f() got multiple values for argument 'a'
# expect: g() takes 0 positional arguments but 1 was given
# expect: g() got an unexpected keyword argument 'x'
# expect: h() got some positional-only arguments passed as keyword arguments: 'a'
# expect: h() takes from 1 to 2 positional arguments but 3 were given
# expect: h() missing 1 required positional argument: 'a'
