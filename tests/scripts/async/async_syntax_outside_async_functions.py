for source in ["def f():\n await x", "def f():\n async for a in b: pass", "def f():\n async with a: pass",
               "def f():\n [x async for x in y]", "async def f():\n  def g():\n    await x", "lambda: await x",
               "async def f():\n  (await x for x in y)", "async def f():\n lambda: await x"]:
    try:
        compile(source, "<s>", "exec")
        print("fine", repr(source))
    except SyntaxError as error:
        print(error.msg)

# expect: 'await' outside async function
# expect: 'async for' outside async function
# expect: 'async with' outside async function
# expect: asynchronous comprehension outside of an asynchronous function
# expect: 'await' outside async function
# expect: 'await' outside async function
# expect: fine 'async def f():\n  (await x for x in y)'
# expect: 'await' outside async function
