assert True
assert 1, "never"
try:
    assert 0
except AssertionError as error:
    print(repr(error))  # expect: AssertionError()
try:
    assert [], f"{1 + 1} is the message"
except AssertionError as error:
    print(repr(error))  # expect: AssertionError('2 is the message')
