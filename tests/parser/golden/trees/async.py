async def f():
    await g()
    async with a as b, c: pass
    async for x in y: pass
    else: pass
    return [x async for x in y if await z]
