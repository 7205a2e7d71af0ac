from dataclasses import dataclass, field, asdict, replace


@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class F:
    x: int


p = P(1)
print(p, p == P(1), P(1) < P(2), asdict(p), replace(p, y=5), hash(F(1)) == hash(F(1)))
try:
    F(1).x = 2
except AttributeError as error:
    print(type(error).__name__, error)
try:
    P()
except TypeError as error:
    print(error)

# expect: P(x=1, y=0, tags=[]) True True {'x': 1, 'y': 0, 'tags': []} P(x=1, y=5, tags=[]) True
# expect: FrozenInstanceError cannot assign to field 'x'
# expect: P.__init__() missing 1 required positional argument: 'x'
