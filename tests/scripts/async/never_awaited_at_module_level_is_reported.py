# stderr: all
async def cook():
    pass


cook()
print("after")  # expect: after

# expect-stderr: FILE:6: RuntimeWarning: coroutine 'cook' was never awaited
# expect-stderr:   cook()
# expect-stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
