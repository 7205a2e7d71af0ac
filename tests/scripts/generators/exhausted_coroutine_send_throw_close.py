# Exhausted coroutine: send, throw, close.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


async def i():
    return 1


g0 = i()
attempt(lambda: g0.send(None))
attempt(lambda: g0.send(None))
attempt(lambda: g0.throw(KeyError(1)))
attempt(lambda: g0.close())

# expect: StopIteration(1) context: None
# expect: RuntimeError('cannot reuse already awaited coroutine') context: None
# expect: RuntimeError('cannot reuse already awaited coroutine') context: None
# expect: None
