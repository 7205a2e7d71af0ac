for source in ["async def f():\n yield 1\n return 2", "async def f():\n yield from []", "async def f():\n yield 1\n return"]:
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg)

# expect: 'return' with value in async generator
# expect: 'yield from' inside async function
# expect: fine
