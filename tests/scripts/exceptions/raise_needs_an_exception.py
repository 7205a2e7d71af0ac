for thing in 5, "text", int, None:
    try:
        raise thing
    except TypeError as error:
        print(error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise ValueError from 5
except TypeError as error:
    print(error)

# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: No active exception to reraise
# expect: exception causes must derive from BaseException
