# exit: 1
# stderr: all
def fail(n):
    raise ValueError(n)


errors = []
for n in range(2):
    try:
        fail(n)
    except ValueError as error:
        errors.append(error)
raise ExceptionGroup("several", errors + [ExceptionGroup("nested", [KeyError("k")])])

# expect-stderr:   + Exception Group Traceback (most recent call last):
# expect-stderr:   |   File "FILE", line 13, in <module>
# expect-stderr:   |     raise ExceptionGroup("several", errors + [ExceptionGroup("nested", [KeyError("k")])])
# expect-stderr:   | ExceptionGroup: several (3 sub-exceptions)
# expect-stderr:   +-+---------------- 1 ----------------
# expect-stderr:     | Traceback (most recent call last):
# expect-stderr:     |   File "FILE", line 10, in <module>
# expect-stderr:     |     fail(n)
# expect-stderr:     |     ~~~~^^^
# expect-stderr:     |   File "FILE", line 4, in fail
# expect-stderr:     |     raise ValueError(n)
# expect-stderr:     | ValueError: 0
# expect-stderr:     +---------------- 2 ----------------
# expect-stderr:     | Traceback (most recent call last):
# expect-stderr:     |   File "FILE", line 10, in <module>
# expect-stderr:     |     fail(n)
# expect-stderr:     |     ~~~~^^^
# expect-stderr:     |   File "FILE", line 4, in fail
# expect-stderr:     |     raise ValueError(n)
# expect-stderr:     | ValueError: 1
# expect-stderr:     +---------------- 3 ----------------
# expect-stderr:     | ExceptionGroup: nested (1 sub-exception)
# expect-stderr:     +-+---------------- 1 ----------------
# expect-stderr:       | KeyError: 'k'
# expect-stderr:       +------------------------------------
