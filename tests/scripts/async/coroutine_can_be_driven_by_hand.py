import types


@types.coroutine
def ask(question):
    return (yield question)


async def dialog():
    name = await ask("name?")
    age = await ask("age?")
    return f"{name} is {age}"


c = dialog()
print(c.send(None))  # expect: name?
print(c.send("Ann"))  # expect: age?
try:
    c.send(7)
except StopIteration as stop:
    print(stop.value)  # expect: Ann is 7
