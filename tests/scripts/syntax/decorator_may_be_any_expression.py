registry = {}


@(lambda f: registry.setdefault(f.__name__, f))
def hello():
    return "hello"


@[print, str][1]
def shown():
    pass


print(registry["hello"](), shown.startswith("<function shown at"))  # expect: hello True


@registry.get
class hello2:
    pass


print(hello2)  # expect: None
