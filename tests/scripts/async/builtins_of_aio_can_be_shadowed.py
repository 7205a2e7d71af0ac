# A program that defines such a name itself never sees the builtin.
def gather(*words):
    return "my gather: " + " ".join(words)


def run():
    return "my run"


sleep = "my sleep"
print(gather("a", "b"), run(), sleep)  # expect: my gather: a b my run my sleep


def f():
    timeout = 5
    return timeout


print(f())  # expect: 5
