# exit: 1
# stderr: all
def f(a, b):
    raise ValueError(
        "long",
        a,
    )


f(
    1,
    2,
)

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 10, in <module>
# expect-stderr:     f(
# expect-stderr:     ~^
# expect-stderr:         1,
# expect-stderr:         ^^
# expect-stderr:         2,
# expect-stderr:         ^^
# expect-stderr:     )
# expect-stderr:     ^
# expect-stderr:   File "FILE", line 4, in f
# expect-stderr:     raise ValueError(
# expect-stderr:     ...<2 lines>...
# expect-stderr:     )
# expect-stderr: ValueError: ('long', 1)
