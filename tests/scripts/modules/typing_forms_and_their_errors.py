from typing import *
import collections.abc as cabc
P = ParamSpec('P'); T = TypeVar('T'); VT = TypeVar('VT'); Ts = TypeVarTuple('Ts')
def t(f):
    try: print(repr(f())[:300])
    except BaseException as e: print(type(e).__name__, str(e)[:250])
t(lambda: Callable[Concatenate[int, P], T])
t(lambda: Callable[P, T]); t(lambda: Callable[[], bool]); t(lambda: Callable[[int, VT], str])
t(lambda: cabc.Callable[P, T]); t(lambda: cabc.Callable[Concatenate[int, P], int]); t(lambda: cabc.Callable[[int, None], None])
t(lambda: Literal[int]); t(lambda: (Callable.__module__, List.__module__, Tuple.__module__))
t(lambda: (Callable[[int], str].__module__, List[int].__module__, Generic.__module__, TypeVar.__module__, ParamSpec.__module__, NamedTuple.__module__, TypedDict.__module__, ForwardRef.__module__, NewType.__module__, Protocol.__module__))
t(lambda: (repr(Generic), repr(TypeVar), repr(Protocol), repr(ForwardRef), type(List), type(List[int]), type(Union[int, str]), type(Any), type(Optional), type(Literal[1]), type(Callable[[int], str]), type(NewType('A', int)), type(Annotated[int, 1])))
class A(Any): pass
def f():
    class X(ClassVar): pass
t(f)
def f():
    class X(Union[int, str]): pass
t(f)
def f():
    class X(Optional): pass
t(f)
def f():
    class X(TypeVar('Q')): pass
t(f)
def f():
    class X(Generic): pass
t(f)
def f():
    class X(Generic[int]): pass
t(f)
def f():
    class X(Generic[T, T]): pass
t(f)
def f():
    class X(Protocol[T], Generic[T]): pass
t(f)
def f():
    class X(NewType('A', int)): pass
t(f)
def f():
    class X(Literal[1]): pass
t(f)
def f():
    class X(Final[int]): pass
t(f)
def f():
    class X(Any[int]): pass
t(f)
t(lambda: list(Union)); t(lambda: 1 in Union); t(lambda: [*List[int]] if 0 else list(Tuple[int]))
class G(Generic[*Ts]): pass
t(lambda: (G[int, str], G[()], G[*tuple[int, str]], G[*Ts]))
class H(Generic[T, *Ts]): pass
t(lambda: (H[int], H[int, str, float])); t(lambda: H[()])
t(lambda: (tuple[*Ts], Tuple[*Ts]))
t(lambda: Generic[()]); t(lambda: Protocol[int]); t(lambda: TypedDict('X', a=int)); t(lambda: NamedTuple('X', [('a', int)])(1)); t(lambda: Unpack[int]); t(lambda: Concatenate[int]); t(lambda: Required[int]); t(lambda: TypeGuard[int]); t(lambda: Callable[int, str]); t(lambda: Callable[int]); t(lambda: Type[int, str]); t(lambda: ClassVar[int, str]); t(lambda: Annotated[int]); t(lambda: Literal[[]]); t(lambda: Optional[1]); t(lambda: Union[1, 2]); t(lambda: List[1]); t(lambda: Union[int, 'X', None]); t(lambda: Literal[1, 1, 'a', True]); t(lambda: Annotated[Annotated[int, 1], 2]); t(lambda: Annotated[int, 1].__metadata__); t(lambda: Union[Union[int, str], float]); t(lambda: Optional[Optional[int]]); t(lambda: hash(List[int]) == hash(List[int])); t(lambda: {List[int]: 1}[List[int]])
class TDx(TypedDict, total=False): x: int
t(lambda: TDx(y=1)); t(lambda: TDx.__total__)
def f():
    class X(TDx): x: str = 5
t(f)
def f():
    class X(TDx, int): pass
t(f)
def f():
    class N(NamedTuple):
        a: int = 1
        b: int
t(f)
def f():
    class N(NamedTuple):
        _a: int
t(f)
def f():
    class N(NamedTuple, int): a: int
t(f)
def dflt():
    class D(Generic[TypeVar('X1', default=int)]): pass
    return D.__parameters__, D[str]
t(dflt); t(lambda: (NoDefault, TypeVar('Z').has_default(), TypeVar('Z', default=int).__default__))

# expect: typing.Callable[typing.Concatenate[int, ~P], ~T]
# expect: typing.Callable[~P, ~T]
# expect: typing.Callable[[], bool]
# expect: typing.Callable[[int, ~VT], str]
# expect: collections.abc.Callable[~P, ~T]
# expect: collections.abc.Callable[typing.Concatenate[int, ~P], int]
# expect: collections.abc.Callable[[int, None], None]
# expect: typing.Literal[int]
# expect: ('typing', 'typing', 'typing')
# expect: ('typing', 'typing', 'typing', 'typing', 'typing', 'typing', 'typing', 'typing', 'typing', 'typing')
# expect: ("<class 'typing.Generic'>", "<class 'typing.TypeVar'>", "<class 'typing.Protocol'>", "<class 'typing.ForwardRef'>", <class 'typing._SpecialGenericAlias'>, <class 'typing._GenericAlias'>, <class 'typing._UnionGenericAlias'>, <class 'typing._AnyMeta'>, <class 'typing._SpecialForm'>, <class 'typing._L
# expect: TypeError Cannot subclass typing.ClassVar
# expect: TypeError Cannot subclass typing.Union[int, str]
# expect: TypeError Cannot subclass typing.Optional
# expect: TypeError Cannot subclass an instance of TypeVar
# expect: TypeError Cannot inherit from plain Generic
# expect: TypeError Parameters to Generic[...] must all be type variables or parameter specification variables.
# expect: TypeError Parameters to Generic[...] must all be unique
# expect: None
# expect: TypeError Cannot subclass an instance of NewType. Perhaps you were looking for: `X = NewType('X', A)`
# expect: TypeError Cannot subclass typing.Literal[1]
# expect: TypeError Cannot subclass typing.Final[int]
# expect: TypeError type 'Any' is not subscriptable
# expect: TypeError '_SpecialForm' object is not iterable
# expect: TypeError argument of type '_SpecialForm' is not iterable
# expect: [typing.Unpack[typing.Tuple[int]]]
# expect: (__main__.G[int, str], __main__.G[()], __main__.G[*tuple[int, str]], __main__.G[typing.Unpack[Ts]])
# expect: (__main__.H[int], __main__.H[int, str, float])
# expect: TypeError Too few arguments for <class '__main__.H'>; actual 0, expected at least 1
# expect: (tuple[typing.Unpack[Ts]], typing.Tuple[typing.Unpack[Ts]])
# expect: TypeError Parameter list to Generic[...] cannot be empty
# expect: TypeError Parameters to Protocol[...] must all be type variables or parameter specification variables.
# expect: TypeError TypedDict() got an unexpected keyword argument 'a'
# expect: X(a=1)
# expect: typing.Unpack[int]
# expect: TypeError The last parameter to Concatenate should be a ParamSpec variable or ellipsis.
# expect: typing.Required[int]
# expect: typing.TypeGuard[int]
# expect: typing.Callable[[int], str]
# expect: TypeError Callable must be used as Callable[[arg, ...], result].
# expect: TypeError Too many arguments for typing.Type; actual 2, expected 1
# expect: TypeError typing.ClassVar accepts only single type. Got (<class 'int'>, <class 'str'>).
# expect: TypeError Annotated[...] should be used with at least two arguments (a type and an annotation).
# expect: typing.Literal[[]]
# expect: typing.Optional[1]
# expect: typing.Union[1, 2]
# expect: typing.List[1]
# expect: typing.Union[int, ForwardRef('X'), NoneType]
# expect: typing.Literal[1, 'a', True]
# expect: typing.Annotated[int, 1, 2]
# expect: (1,)
# expect: typing.Union[int, str, float]
# expect: typing.Optional[int]
# expect: True
# expect: 1
# expect: {'y': 1}
# expect: False
# expect: None
# expect: TypeError cannot inherit from both a TypedDict type and a non-TypedDict base class
# expect: TypeError Non-default namedtuple field b cannot follow default field a
# expect: ValueError Field names cannot start with an underscore: '_a'
# expect: TypeError can only inherit from a NamedTuple type and Generic
# expect: ((~X1,), __main__.dflt.<locals>.D[str])
# expect: (typing.NoDefault, False, <class 'int'>)
