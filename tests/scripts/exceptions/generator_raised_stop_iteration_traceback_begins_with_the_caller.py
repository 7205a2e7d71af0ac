# exit: 1
def gen():
    yield 1
    raise StopIteration('x')
import traceback, sys
try: list(gen())
except RuntimeError as e:
    traceback.print_exc(file=sys.stdout)
    tb = e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno); tb = tb.tb_next
def gen2():
    yield 1
    next(iter([]))
def outer():
    yield from gen2()
try:
    for x in outer(): pass
except RuntimeError as e: traceback.print_exc(file=sys.stdout)
async def ag():
    yield 1
    raise StopAsyncIteration('y')
async def co(): raise StopIteration(3)
async def main():
    try:
        async for x in ag(): pass
    except RuntimeError: traceback.print_exc(file=sys.stdout)
    try: await co()
    except RuntimeError: traceback.print_exc(file=sys.stdout)
try: main().send(None)
except StopIteration: pass
g = gen(); next(g)
try: next(g)

# expect-stderr: SyntaxError: expected 'except' or 'finally' block
