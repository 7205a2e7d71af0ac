# The first type of an interpreter has no shape that an empty inline cache takes for its own.
import asyncio


def generator():
    try:
        object().missing()
    except AttributeError as error:
        yield error


async def coroutine():
    try:
        await object().missing(0)
    except AttributeError as error:
        print(error)


def plain():
    try:
        object().missing()
    except AttributeError as error:
        print(error)
    try:
        object().missing
    except AttributeError as error:
        print(error)
    try:
        object().missing = 1
    except AttributeError as error:
        print(error)


print(next(generator()))  # expect: 'object' object has no attribute 'missing'
asyncio.run(coroutine())  # expect: 'object' object has no attribute 'missing'
plain()

# expect: 'object' object has no attribute 'missing'
# expect: 'object' object has no attribute 'missing'
# expect: 'object' object has no attribute 'missing' and no __dict__ for setting new attributes
