# typing: aliases, generics, protocols, records, hints.
import typing
from typing import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
T = TypeVar('T')
U = TypeVar('U')
P = ParamSpec('P')
print(Optional[int], Union[int, str], Union[int, None, str], Optional[Union[int, str]])
print(Union[int], Union[int, int], List[int], Dict[str, List[int]])
print(Tuple[int, ...], Tuple[()], Tuple[int, str], Callable[[int, str], bool])
print(Callable[..., Any], Callable[[], None], Type[int], Literal[1, 'a', None])
print(Literal[1, 1, True], Annotated[int, 'x', 3], ClassVar[int], Final[str])
print(Any, NoReturn, Never, Self)
print(List, Callable, Union, Optional)
print(Literal)
print(Set[int], FrozenSet[str], Iterable[int], Iterator[T])
print(Generator[int, None, str], AsyncIterator[int], Awaitable[int], Coroutine[Any, Any, int])
print(Mapping[str, int], DefaultDict[str, int], Deque[int], Counter[str])
print(OrderedDict[int, str], Sequence[int], Generator[int], ContextManager[int])
print(AsyncGenerator[int])
print(Union[int, str] == Union[str, int], hash(Union[int, str]) == hash(Union[str, int]), Union[int, str] == int | str, Optional[int] == Union[None, int])
print(List[int] == List[int], Literal[1] == Literal[True], isinstance(1, Union[int, str]), issubclass(int, Union[int, str]))
t(isinstance, 1, List[int])
t(isinstance, [], List)
t(lambda: isinstance(1, Any))
t(lambda: List[int, str])
t(lambda: Dict[int])
t(lambda: Optional[1, 2])
t(lambda: Union[()])
t(lambda: Callable[int])
t(lambda: Callable[int, str])
t(lambda: List())
t(lambda: Any())
t(lambda: ClassVar[ClassVar[int]])
t(lambda: List[ClassVar])
t(lambda: Annotated[int])
t(lambda: Never[int])
t(lambda: Union())
t(lambda: List[Generic])
t(lambda: Generator[int, int, int, int])
class A(Generic[T]):

    def __init__(s, x: T):
        s.x = x
print(A[int], A[int](3).x, A.__parameters__, A[int].__args__)
print(A[int].__origin__, A[T], A[List[T]][int], A[int](3).__orig_class__)
print(A.__mro__, A.__orig_bases__)
class B(A[int], Generic[U]):
    pass
print(B[str], B.__parameters__, B.__orig_bases__, B.__bases__)
class C(Dict[str, T]):
    pass
print(C[int], C.__mro__, C({'a': 1}))
t(lambda: A[int, str])
t(lambda: A[int][str])
t(lambda: Generic[int])
t(lambda: Generic[T, T])
t(lambda: type('X', (Generic,), {}))
class D(Generic[T, U]):
    pass
print(D[int, str], D[T, int][str], Dict[T, U][int, str], Union[T, int][str])
print(Callable[[T], U][int, str], List[Optional[T]][int], Tuple[T, ...][int])
t(lambda: D[int])
class E_(Generic[P]):
    pass
print(E_[[int, str]], E_[int, str], E_[...], Callable[P, int][[str]])
print(Callable[P, T][[str, int], bool], Callable[Concatenate[int, P], T], E_[P])
print(T, TypeVar('V', covariant=True), TypeVar('W', contravariant=True), T.__name__)
print(T.__bound__, TypeVar('Q', int, str).__constraints__, TypeVar('R', bound='int').__bound__, P)
print(P.args, P.kwargs, TypeVarTuple('Ts'))
Ts = TypeVarTuple('Ts')
class V(Generic[Unpack[Ts]]):
    pass
print(V[int, str], V[()], V.__parameters__, Tuple[int, Unpack[Ts]][str, bool])
print(V[int, *Ts])
for x in (Optional[int], List[int], list[int], Callable[[int], str], Callable[..., int], Annotated[int, 'x'], Literal[1, 2], int | str, A[int], Generic, int, Generic[T], ClassVar[int], P.args, Tuple[()], Dict, Union[int, str]):
    print(get_origin(x), get_args(x))
class N(NamedTuple):
    """docs"""
    a: int
    b: str = 'x'

    def m(self):
        return self.a
n = N(1)
print(n, n.m(), N._fields, N._field_defaults)
print(N.__annotations__, N.__doc__, N.__bases__, N.__mro__)
print(N.__module__)
N2 = NamedTuple('N2', [('x', int), ('y', str)])
print(N2(1, 'a'), N2.__annotations__)
def bad():

    class X(NamedTuple):
        a: int = 1
        b: str
t(bad)
def bad():

    class X(NamedTuple):
        a: int
        _make = 3
t(bad)
class GN(NamedTuple, Generic[T]):
    x: T
print(GN[int](3), GN[int])
class TD(TypedDict):
    a: int
    b: NotRequired[str]
class TD2(TD, total=False):
    c: float
    d: Required[int]
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, sorted(TD2.__required_keys__))
print(sorted(TD2.__optional_keys__), TD2.__total__, TD.__annotations__, TD2.__annotations__)
print(is_typeddict(TD), is_typeddict(dict), TD.__bases__, TD.__orig_bases__ == (TypedDict,))
t(lambda: isinstance({}, TD))
TD3 = TypedDict('TD3', {'x': int, 'y-z': str})
print(TD3(x=1), TD3.__annotations__, TD3.__name__)
class Pr(Protocol):
    x: int

    def f(self) -> int:
        ...
@runtime_checkable
class Pr2(Protocol):

    def f(self) -> int:
        ...
class Impl:
    x = 1

    def f(self):
        return 1
print(isinstance(Impl(), Pr2), isinstance(3, Pr2), issubclass(Impl, Pr2), isinstance(3, SupportsInt))
print(isinstance('', SupportsInt), isinstance(3, SupportsIndex), isinstance(3.0, SupportsRound))
t(isinstance, 3, Pr)
t(Pr2)
t(issubclass, 3, Pr2)
@runtime_checkable
class Pr3(Protocol):
    x: int
print(isinstance(Impl(), Pr3))
t(issubclass, Impl, Pr3)
class Sub(Pr):

    def __init__(s):
        s.x = 1
print(Sub().f(), Sub().x)
def badp():

    class X(Protocol, Impl):
        pass
t(badp)
t(runtime_checkable, Impl)
class GP(Protocol[T]):

    def g(self) -> T:
        ...
print(GP[int], GP.__parameters__, is_protocol(GP), get_protocol_members(GP))
print(is_protocol(Impl))
UserId = NewType('UserId', int)
print(UserId(3), UserId, UserId.__supertype__, UserId | None)
def badn():

    class X(UserId):
        pass
t(badn)
def f(a: int, b: 'List[str]'=None, *c: 'Optional[A]', **d: Annotated['int', 'm']) -> 'Dict[str,A]':
    ...
print(get_type_hints(f), get_type_hints(f, include_extras=True))
class H:
    a: 'int'
    b: ClassVar['str']
    c: Optional['H'] = None
class H2(H):
    d: 'H'
print(get_type_hints(H2))
t(get_type_hints, 3)
class Hb:
    z: 'nope'
t(get_type_hints, Hb)
print(cast(int, 'a'), TYPE_CHECKING, ForwardRef('x'), List['A'])
print(AnyStr, Text)
t(ForwardRef, 3)
t(ForwardRef, 'a b')
t(assert_never, 3)
@overload
def ov(a: int) -> int:
    ...
@overload
def ov(a: str) -> str:
    ...
def ov(a):
    return a
print(ov(3), len(get_overloads(ov)))
@final
class Fi:
    pass
print(Fi.__final__, override(f).__override__)
print(IO[str], TextIO, Pattern[str], Match)
print(Hashable, Sized, typing.Text)
t(lambda: Hashable[int])
t(lambda: typing.nope)
print(T | int, int | T, Optional[T], List[T] | None)
print('X' | T if 0 else '', Literal['a'] | None, Any | None if 0 else '')
print(Unpack[Tuple[int, str]], Required[int], ReadOnly[int], TypeGuard[int])
print(LiteralString, Concatenate[int, P])
import collections.abc
print(Callable[[int], str].__args__, issubclass(list, Iterable), isinstance({}, Mapping), collections.abc.Callable[[T], int][str])
class Node(Generic[T]):
    children: 'list[Node[T]]'
print(get_type_hints(Node))

# expect: typing.Optional[int] typing.Union[int, str] typing.Union[int, NoneType, str] typing.Union[int, str, NoneType]
# expect: <class 'int'> <class 'int'> typing.List[int] typing.Dict[str, typing.List[int]]
# expect: typing.Tuple[int, ...] typing.Tuple[()] typing.Tuple[int, str] typing.Callable[[int, str], bool]
# expect: typing.Callable[..., typing.Any] typing.Callable[[], NoneType] typing.Type[int] typing.Literal[1, 'a', None]
# expect: typing.Literal[1, True] typing.Annotated[int, 'x', 3] typing.ClassVar[int] typing.Final[str]
# expect: typing.Any typing.NoReturn typing.Never typing.Self
# expect: typing.List typing.Callable typing.Union typing.Optional
# expect: typing.Literal
# expect: typing.Set[int] typing.FrozenSet[str] typing.Iterable[int] typing.Iterator[~T]
# expect: typing.Generator[int, NoneType, str] typing.AsyncIterator[int] typing.Awaitable[int] typing.Coroutine[typing.Any, typing.Any, int]
# expect: typing.Mapping[str, int] typing.DefaultDict[str, int] typing.Deque[int] typing.Counter[str]
# expect: typing.OrderedDict[int, str] typing.Sequence[int] typing.Generator[int, NoneType, NoneType] typing.ContextManager[int, bool | None]
# expect: typing.AsyncGenerator[int, NoneType]
# expect: True True True True
# expect: True False True True
# expect: TypeError Subscripted generics cannot be used with class and instance checks
# expect: True
# expect: TypeError typing.Any cannot be used with isinstance()
# expect: TypeError Too many arguments for typing.List; actual 2, expected 1
# expect: TypeError Too few arguments for typing.Dict; actual 1, expected 2
# expect: TypeError typing.Optional requires a single type. Got (1, 2).
# expect: TypeError Cannot take a Union of no types.
# expect: TypeError Callable must be used as Callable[[arg, ...], result].
# expect: typing.Callable[[int], str]
# expect: TypeError Type List cannot be instantiated; use list() instead
# expect: TypeError Any cannot be instantiated
# expect: typing.ClassVar[typing.ClassVar[int]]
# expect: TypeError Plain typing.ClassVar is not valid as type argument
# expect: TypeError Annotated[...] should be used with at least two arguments (a type and an annotation).
# expect: TypeError typing.Never is not subscriptable
# expect: TypeError Cannot instantiate typing.Union
# expect: TypeError Plain <class 'typing.Generic'> is not valid as type argument
# expect: TypeError Too many arguments for typing.Generator; actual 4, expected at least 1
# expect: __main__.A[int] 3 (~T,) (<class 'int'>,)
# expect: <class '__main__.A'> __main__.A[~T] __main__.A[typing.List[int]] __main__.A[int]
# expect: (<class '__main__.A'>, <class 'typing.Generic'>, <class 'object'>) (typing.Generic[~T],)
# expect: __main__.B[str] (~U,) (__main__.A[int], typing.Generic[~U]) (<class '__main__.A'>, <class 'typing.Generic'>)
# expect: __main__.C[int] (<class '__main__.C'>, <class 'dict'>, <class 'typing.Generic'>, <class 'object'>) {'a': 1}
# expect: TypeError Too many arguments for <class '__main__.A'>; actual 2, expected 1
# expect: TypeError __main__.A[int] is not a generic class
# expect: TypeError Parameters to Generic[...] must all be type variables or parameter specification variables.
# expect: TypeError Parameters to Generic[...] must all be unique
# expect: TypeError Cannot inherit from plain Generic
# expect: __main__.D[int, str] __main__.D[str, int] typing.Dict[int, str] typing.Union[str, int]
# expect: typing.Callable[[int], str] typing.List[typing.Optional[int]] typing.Tuple[int, ...]
# expect: TypeError Too few arguments for <class '__main__.D'>; actual 1, expected at least 2
# expect: __main__.E_[[int, str]] __main__.E_[[int, str]] __main__.E_[...] typing.Callable[[str], int]
# expect: typing.Callable[[str, int], bool] typing.Callable[typing.Concatenate[int, ~P], ~T] __main__.E_[~P]
# expect: ~T +V -W T
# expect: None (<class 'int'>, <class 'str'>) ForwardRef('int') ~P
# expect: P.args P.kwargs Ts
# expect: __main__.V[int, str] __main__.V[()] (Ts,) typing.Tuple[int, str, bool]
# expect: __main__.V[int, typing.Unpack[Ts]]
# expect: typing.Union (<class 'int'>, <class 'NoneType'>)
# expect: <class 'list'> (<class 'int'>,)
# expect: <class 'list'> (<class 'int'>,)
# expect: <class 'collections.abc.Callable'> ([<class 'int'>], <class 'str'>)
# expect: <class 'collections.abc.Callable'> (Ellipsis, <class 'int'>)
# expect: typing.Annotated (<class 'int'>, 'x')
# expect: typing.Literal (1, 2)
# expect: <class 'types.UnionType'> (<class 'int'>, <class 'str'>)
# expect: <class '__main__.A'> (<class 'int'>,)
# expect: <class 'typing.Generic'> ()
# expect: None ()
# expect: <class 'typing.Generic'> (~T,)
# expect: typing.ClassVar (<class 'int'>,)
# expect: ~P ()
# expect: <class 'tuple'> ()
# expect: <class 'dict'> ()
# expect: typing.Union (<class 'int'>, <class 'str'>)
# expect: N(a=1, b='x') 1 ('a', 'b') {'b': 'x'}
# expect: {'a': <class 'int'>, 'b': <class 'str'>} docs (<class 'tuple'>,) (<class '__main__.N'>, <class 'tuple'>, <class 'object'>)
# expect: __main__
# expect: N2(x=1, y='a') {'x': <class 'int'>, 'y': <class 'str'>}
# expect: TypeError Non-default namedtuple field b cannot follow default field a
# expect: AttributeError Cannot overwrite NamedTuple attribute _make
# expect: GN(x=3) __main__.GN[int]
# expect: {'a': 1} frozenset({'a'}) frozenset({'b'}) ['a', 'd']
# expect: ['b', 'c'] False {'a': <class 'int'>, 'b': typing.NotRequired[str]} {'a': <class 'int'>, 'b': typing.NotRequired[str], 'c': <class 'float'>, 'd': typing.Required[int]}
# expect: True False (<class 'dict'>,) True
# expect: TypeError TypedDict does not support instance and class checks
# expect: {'x': 1} {'x': <class 'int'>, 'y-z': <class 'str'>} TD3
# expect: True False True True
# expect: False True True
# expect: TypeError Instance and class checks can only be used with @runtime_checkable protocols
# expect: TypeError Protocols cannot be instantiated
# expect: TypeError issubclass() arg 1 must be a class
# expect: True
# expect: TypeError Protocols with non-method members don't support issubclass(). Non-method members: 'x'.
# expect: None 1
# expect: TypeError Protocols can only inherit from other protocols, got <class '__main__.Impl'>
# expect: TypeError @runtime_checkable can be only applied to protocol classes, got <class '__main__.Impl'>
# expect: __main__.GP[int] (~T,) True frozenset({'g'})
# expect: False
# expect: 3 __main__.UserId <class 'int'> typing.Optional[__main__.UserId]
# expect: TypeError Cannot subclass an instance of NewType. Perhaps you were looking for: `X = NewType('X', UserId)`
# expect: {'a': <class 'int'>, 'b': typing.List[str], 'c': typing.Optional[__main__.A], 'd': <class 'int'>, 'return': typing.Dict[str, __main__.A]} {'a': <class 'int'>, 'b': typing.List[str], 'c': typing.Optional[__main__.A], 'd': typing.Annotated[int, 'm'], 'return': typing.Dict[str, __main__.A]}
# expect: {'a': <class 'int'>, 'b': typing.ClassVar[str], 'c': typing.Optional[__main__.H], 'd': <class '__main__.H'>}
# expect: TypeError 3 is not a module, class, method, or function.
# expect: NameError name 'nope' is not defined
# expect: a False ForwardRef('x') typing.List[ForwardRef('A')]
# expect: ~AnyStr <class 'str'>
# expect: TypeError Forward reference must be a string -- got 3
# expect: SyntaxError Forward reference must be an expression -- got 'a b'
# expect: AssertionError Expected code to be unreachable, but got: 3
# expect: 3 2
# expect: True True
# expect: typing.IO[str] <class 'typing.TextIO'> typing.Pattern[str] typing.Match
# expect: typing.Hashable typing.Sized <class 'str'>
# expect: TypeError typing.Hashable is not a generic class
# expect: AttributeError module 'typing' has no attribute 'nope'
# expect: typing.Union[~T, int] typing.Union[int, ~T] typing.Optional[~T] typing.Optional[typing.List[~T]]
# expect:  typing.Optional[typing.Literal['a']] 
# expect: typing.Unpack[typing.Tuple[int, str]] typing.Required[int] typing.ReadOnly[int] typing.TypeGuard[int]
# expect: typing.LiteralString typing.Concatenate[int, ~P]
# expect: (<class 'int'>, <class 'str'>) True True collections.abc.Callable[[str], int]
# expect: {'children': list[__main__.Node[~T]]}
