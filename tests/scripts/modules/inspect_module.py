# inspect: signatures, kinds of objects, states, source.
import inspect, functools
from inspect import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
def f(a, /, b: int, c=3, *args: str, d, e: 'x'=5, **kw) -> bool:
    """doc"""
def g():
    yield 1
async def co(x=1):
    pass
async def ag():
    yield 1
class C:
    """class doc"""
    attr = 1

    def __init__(self, x, y=2):
        pass

    def m(self, a, b=1):
        """mdoc"""

    @classmethod
    def cm(cls, z):
        pass

    @staticmethod
    def sm(q):
        pass

    @property
    def p(self):
        """pdoc"""
        return 1

    def __call__(self, k):
        pass
class D(C):

    def m(self, a, b=1):
        pass
class N:

    def __new__(cls, n1, *, n2=1):
        return object.__new__(cls)
class M(type):

    def __call__(cls, mc):
        pass
class WM(metaclass=M):
    pass
class E_:
    pass
@functools.wraps(f)
def w(*a, **k):
    pass
for o in (f, g, co, ag, C, C.m, C(1).m, C.cm, C.sm, C(1), D, N, WM, E_, w, functools.partial(f, 1), functools.partial(f, 1, c=5), functools.partial(f, 1, 2, d=9), lambda x, *, y: 1, functools.partial(C, 1), functools.partialmethod(C.m, 1).__get__(C(1)), 3, functools.lru_cache(f)):
    t(signature, o)
sig = signature(f)
print(repr(sig), sig.parameters['b'], repr(sig.parameters['b']), sig.parameters['b'].kind)
print(repr(sig.parameters['b'].kind), sig.parameters['args'].kind.description, sig.return_annotation, sig.parameters['c'].default)
print(sig.parameters['b'].default is Parameter.empty, list(sig.parameters))
b = sig.bind(1, 2, 3, 4, 5, d=6, z=7)
print(b, b.args, b.kwargs, b.arguments)
b = sig.bind(1, b=2, d=3)
print(b, b.args, b.kwargs)
b.apply_defaults()
print(b, b.args, b.kwargs)
print(sig.bind_partial())
for a, k in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), {'b': 3, 'd': 1}), ((), {'a': 1, 'b': 2, 'd': 3})):
    t(lambda: sig.bind(*a, **k))
s2 = signature(lambda a, /, b: 0)
t(lambda: s2.bind(1, 2, 3))
t(lambda: s2.bind(a=1, b=2))
t(lambda: s2.bind(1, c=3, b=1))
t(lambda: s2.bind(1))
print(sig.replace(return_annotation=int), Parameter('x', Parameter.KEYWORD_ONLY, default=1, annotation=list[int]), signature(f) == sig, hash(Parameter('x', 0)) != 0)
print(sig.format(max_width=10))
t(Parameter, '1', 1)
t(Parameter, 'x', 9)
t(Parameter, 3, 1)
t(Parameter, 'x', 2, default=1)
t(Parameter, 'if', 1)
t(lambda: Signature([Parameter('a', 3), Parameter('b', 1)]))
t(lambda: Signature([Parameter('a', 1), Parameter('a', 1)]))
t(lambda: Signature([Parameter('a', 1, default=1), Parameter('b', 1)]))
for o in (f, g, co, ag, C, C.m, C(1).m, len, [].append, str.join, g(), 3, inspect, C.__dict__['p'], functools.partial(co), type(f).__code__):
    print([n for n in dir(inspect) if n.startswith('is') and n not in ('istraceback', 'isclass') and callable(getattr(inspect, n)) and (not n.startswith('iskey')) and getattr(inspect, n)(o)])
gg = g()
print(getgeneratorstate(gg))
next(gg)
print(getgeneratorstate(gg))
gg.close()
print(getgeneratorstate(gg))
c = co()
print(getcoroutinestate(c), isawaitable(c), isawaitable(3))
c.close()
print(getcoroutinestate(c))
a = ag()
print(getasyncgenstate(a))
print([n for n, _ in getmembers(C(1)) if n[0] != '_'], getdoc(D.m), getdoc(C.p), getdoc(D))
print(getattr_static(C, 'attr', None), getattr_static(C, 'zz', 7))
print(get_annotations(f), get_annotations(C))
t(get_annotations, 3)
print(getfullargspec(f), getfullargspec(C(1).m))
print(sorted(getcallargs(f, 1, 2, d=3).items()))
print(getfile(f)[-5:], currentframe().f_lineno)
def cl():
    z = 1

    def inn():
        return (z, len, f, undefd)
    return inn
print(getclosurevars(cl())[0], sorted(getclosurevars(cl())[1]), getclosurevars(cl())[3])
print(stack()[0].function, getframeinfo(currentframe())[1:3])
t(signature, len) if 0 else None
import typing
def h(a: typing.Optional[int], b: 'int', c: list[int], d: C=None) -> typing.List[int]:
    pass
print(signature(h), signature(h, eval_str=True))
print(isabstract(C), markcoroutinefunction(f) is f, iscoroutinefunction(f))
import dataclasses
@dataclasses.dataclass
class DC:
    x: int
    y: list = dataclasses.field(default_factory=list)
print(signature(DC), DC.__doc__)
import enum

# expect: (a, /, b: int, c=3, *args: str, d, e: 'x' = 5, **kw) -> bool
# expect: ()
# expect: (x=1)
# expect: ()
# expect: (x, y=2)
# expect: (self, a, b=1)
# expect: (a, b=1)
# expect: (z)
# expect: (q)
# expect: (k)
# expect: (x, y=2)
# expect: (n1, *, n2=1)
# expect: (mc)
# expect: ()
# expect: (a, /, b: int, c=3, *args: str, d, e: 'x' = 5, **kw) -> bool
# expect: (b: int, c=3, *args: str, d, e: 'x' = 5, **kw) -> bool
# expect: (b: int, *, c=5, d, e: 'x' = 5, **kw) -> bool
# expect: (c=3, *args: str, d=9, e: 'x' = 5, **kw) -> bool
# expect: (x, *, y)
# expect: (y=2)
# expect: (b=1)
# expect: TypeError 3 is not a callable object
# expect: (a, /, b: int, c=3, *args: str, d, e: 'x' = 5, **kw) -> bool
# expect: <Signature (a, /, b: int, c=3, *args: str, d, e: 'x' = 5, **kw) -> bool> b: int <Parameter "b: int"> POSITIONAL_OR_KEYWORD
# expect: <_ParameterKind.POSITIONAL_OR_KEYWORD: 1> variadic positional <class 'bool'> 3
# expect: True ['a', 'b', 'c', 'args', 'd', 'e', 'kw']
# expect: <BoundArguments (a=1, b=2, c=3, args=(4, 5), d=6, kw={'z': 7})> (1, 2, 3, 4, 5) {'d': 6, 'z': 7} {'a': 1, 'b': 2, 'c': 3, 'args': (4, 5), 'd': 6, 'kw': {'z': 7}}
# expect: <BoundArguments (a=1, b=2, d=3)> (1, 2) {'d': 3}
# expect: <BoundArguments (a=1, b=2, c=3, args=(), d=3, e=5, kw={})> (1, 2, 3) {'d': 3, 'e': 5}
# expect: <BoundArguments ()>
# expect: TypeError missing a required argument: 'a'
# expect: TypeError missing a required argument: 'b'
# expect: TypeError missing a required argument: 'd'
# expect: TypeError multiple values for argument 'b'
# expect: <BoundArguments (b=2, d=3, kw={'a': 1})>
# expect: TypeError too many positional arguments
# expect: TypeError got some positional-only arguments passed as keyword arguments: 'a'
# expect: TypeError got an unexpected keyword argument 'c'
# expect: TypeError missing a required argument: 'b'
# expect: (a, /, b: int, c=3, *args: str, d, e: 'x' = 5, **kw) -> int x: list[int] = 1 True True
# expect: (
# expect:     a,
# expect:     /,
# expect:     b: int,
# expect:     c=3,
# expect:     *args: str,
# expect:     d,
# expect:     e: 'x' = 5,
# expect:     **kw
# expect: ) -> bool
# expect: ValueError '1' is not a valid parameter name
# expect: ValueError value 9 is not a valid Parameter.kind
# expect: TypeError name must be a str, not a int
# expect: ValueError variadic positional parameters cannot have default values
# expect: ValueError 'if' is not a valid parameter name
# expect: ValueError wrong parameter order: keyword-only parameter before positional or keyword parameter
# expect: ValueError duplicate parameter name: 'a'
# expect: ValueError non-default argument follows default argument
# expect: ['isfunction', 'isroutine']
# expect: ['isfunction', 'isgeneratorfunction', 'isroutine']
# expect: ['iscoroutinefunction', 'isfunction', 'isroutine']
# expect: ['isasyncgenfunction', 'isfunction', 'isroutine']
# expect: []
# expect: ['isfunction', 'isroutine']
# expect: ['ismethod', 'isroutine']
# expect: ['isbuiltin', 'isroutine']
# expect: ['isbuiltin', 'isroutine']
# expect: ['ismethoddescriptor', 'isroutine']
# expect: ['isgenerator']
# expect: []
# expect: ['ismodule']
# expect: ['isdatadescriptor']
# expect: ['iscoroutinefunction']
# expect: ['isdatadescriptor', 'isgetsetdescriptor']
# expect: GEN_CREATED
# expect: GEN_SUSPENDED
# expect: GEN_CLOSED
# expect: CORO_CREATED True False
# expect: CORO_CLOSED
# expect: AGEN_CREATED
# expect: ['attr', 'cm', 'm', 'p', 'sm'] mdoc pdoc class doc
# expect: 1 7
# expect: {'b': <class 'int'>, 'args': <class 'str'>, 'e': 'x', 'return': <class 'bool'>} {}
# expect: TypeError 3 is not a module, class, or callable.
# expect: FullArgSpec(args=['a', 'b', 'c'], varargs='args', varkw='kw', defaults=(3,), kwonlyargs=['d', 'e'], kwonlydefaults={'e': 5}, annotations={'return': <class 'bool'>, 'b': <class 'int'>, 'args': <class 'str'>, 'e': 'x'}) FullArgSpec(args=['self', 'a', 'b'], varargs=None, varkw=None, defaults=(1,), kwonlyargs=[], kwonlydefaults=None, annotations={})
# expect: [('a', 1), ('args', ()), ('b', 2), ('c', 3), ('d', 3), ('e', 5), ('kw', {})]
# expect: le.py 111
# expect: {'z': 1} ['f'] {'undefd'}
# expect: <module> (119, '<module>')
# expect: (a: Optional[int], b: 'int', c: list[int], d: __main__.C = None) -> List[int] (a: Optional[int], b: int, c: list[int], d: __main__.C = None) -> List[int]
# expect: False True True
# expect: (x: int, y: list = <factory>) -> None DC(x: int, y: list = <factory>)
