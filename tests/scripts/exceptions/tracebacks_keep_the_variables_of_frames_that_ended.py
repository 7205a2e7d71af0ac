import io
import sys
import traceback


class A:
    blech = None

    def __getattr__(self, attr):
        raise AttributeError


def suggestion(f, *args):
    try:
        f(*args)
    except Exception as e:
        return traceback.format_exception(e)[-1].rstrip()


def local_names():
    blech = 1
    print(bluch)


print(suggestion(getattr, A(), "bluch"))
print(suggestion(local_names))


def fail(a, b):
    c = a + b
    raise ValueError


class K:
    def method(self):
        cell = 3

        def inner():
            return cell

        raise OSError


def gen():
    x = 5
    yield 1
    raise KeyError


for f in lambda: fail(1, 2), lambda: list(gen()), K().method:
    try:
        f()
    except Exception as e:
        tb = e.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
        print({name: v for name, v in tb.tb_frame.f_locals.items() if isinstance(v, int)})


def called(*args):
    return 1 / 0


def two_targets():
    x = y = called(1,
                   2)


def one_target():
    x = called(1,
               2)


for f in two_targets, one_target:
    try:
        f()
    except ZeroDivisionError:
        print("".join(traceback.format_exc().splitlines(True)[3:]).replace(__file__, "FILE"))
group = ExceptionGroup("A\n\n1", [ValueError("B\n\n2\n")])
print(traceback.format_exception_only(group, show_group=True))

# expect: AttributeError: . Did you mean: 'blech'?
# expect: NameError: name 'bluch' is not defined. Did you mean: 'blech'?
# expect: {'a': 1, 'b': 2, 'c': 3}
# expect: {'x': 5}
# expect: {'cell': 3}
# expect:     ~^^
# expect:   File "FILE", line 65, in two_targets
# expect:     x = y = called(1,
# expect:             ~~~~~~^^^
# expect:                    2)
# expect:                    ^^
# expect:   File "FILE", line 61, in called
# expect:     return 1 / 0
# expect:            ~~^~~
# expect: ZeroDivisionError: division by zero
# expect:
# expect:     ~^^
# expect:   File "FILE", line 70, in one_target
# expect:     x = called(1,
# expect:                2)
# expect:   File "FILE", line 61, in called
# expect:     return 1 / 0
# expect:            ~~^~~
# expect: ZeroDivisionError: division by zero
# expect:
# expect: ['ExceptionGroup: A\n\n1 (1 sub-exception)\n', '   ValueError: B\n', '   \n', '   2\n', '   \n']
