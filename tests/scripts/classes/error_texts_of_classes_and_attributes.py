def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def s1(): (1).x=1
def s2(): object().x=1
class S: __slots__=('a',)
class P:
    @property
    def p(self): return 1
    def m(self): pass
def s3(): S().b=1
def s4(): S().a
def s5(): del S().a
def s6(): P().p=1
def s7(): del P().p
def s8(): del P().zz
def s9(): int.x=1
def s10(): del int.x
def s11(): del P.zz
def s12(): P.zz
def s13(): (1).__class__ = str
def s14(): (1).real = 3
def s15(): (1).bit_length = 3
def s16(): S().__class__ = P
def s17(): P.__dict__['p'].__set__(1,2)
def s18(): S.a.__get__(1)
def s19(): S.a.__set__(1,2)
def s20(): type.__dict__['__name__'].__get__(1)
def s21(): del (1).real
def s22(): setattr(P, 1, 2)
def s23(): getattr(P, 1)
def s24(): P.__name__ = 1
def s25(): P.__dict__ = {}
def s26(): P().__dict__ = 1
def s27(): del P().__dict__
def s28(): P.__bases__ = ()
def s29(): P.__class__ = int
def s30(): import sys; sys.zork
def s31(): import sys; del sys.zork
def s32(): (lambda:0).__code__ = 1
def s33(): (lambda:0).__name__ = 1
def s34(): (lambda:0).__defaults__ = 1
def s35(): [].__class__ = dict
def s36(): P().__class__ = 1
def s37(): S().__dict__
def s38(): S.m.x
def s39(): P().m.x = 1
def s40(): object.__new__(S, 1)
def s41(): object.__new__(int)
def s42(): object.__init__(S(), 1)
def s43(): S(1)
def s44(): int.__new__(str)
def s45(): object.__new__()
def s46(): object.__new__(1)
def s47(): type(1,2)
def s48(): type('A', 1, {})
def s49(): type('A', (), 1)
def s50(): type(1, (), {})
def s51(): type('A', (1,), {})
def s52(): type('A', (bool,), {})
def s53(): type('A', (int,str), {})
def s54(): type('A', (P,P), {})
def s55(): type('A', (object,P), {})
def s56():
    class A(int): __slots__=('x',)
def s57():
    class A: __slots__='1a'
def s58():
    class A: __slots__=('a',); a=1
def s59():
    class A: __slots__=1
def s60():
    class A: __slots__=(1,)
def s61():
    class A: __slots__=('__dict__','__dict__')
def s62():
    class A(x=1): pass
def s63():
    class A(P,metaclass=int): pass
class M1(type): pass
class M2(type): pass
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass
def s64():
    class A(A1,A2): pass
def s66():
    class A:
        class D:
            def __set_name__(self, o, n): 1/0
        x = D()
import abc
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
def s67(): Ab()
class Ab2(Ab):
    @abc.abstractmethod
    def g(self): ...
def s68(): Ab2()
def s69(): isinstance(1, 1)
def s70(): issubclass(1, int)
def s71(): issubclass(int, 1)
def s72(): super(int, 'a')
def s73(): super(1)
def s74(): super(S, S()).zork
def s75(): super().x
def s76(): super(1,2,3)
def s77(): return repr(super(S, S()))[:20], repr(super(S))
def s78(): P.p.fget = 1
def s79(): property(1).__get__(3)
def s80(): return property().__get__(3)
def s81(): S.__mro__ = 1
def s82(): P.__module__ = 1; return repr(P)
def s83(): del P.__module__
def s84(): P.__qualname__ = 1
def s85(): del P.__name__
def s86(): P.__doc__ = 1; return P.__doc__
def s87(): P.__abstractmethods__
def s88():
    class A: __qualname__=1
def s89():
    class A: __classcell__=1
def s90(): (1).__dict__
def s91(): int.__dict__['real'].__get__('a')
def s92(): str.join(1,2)
def s93(): str.join()
def s94(): str.__len__(1)
def s95(): str.__len__()
def s96(): object.__setattr__(P, 'x', 1)
def s97(): object().__reduce__(1)
def s98(): object.__format__(1, 'x')
def s99(): object().__init_subclass__(1)
for k in list(globals()):
    if k[0]=='s' and k[1:].isdigit(): print(k, end=' '); t(globals()[k])

# expect: s1 AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: s2 AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: s3 AttributeError 'S' object has no attribute 'b' and no __dict__ for setting new attributes
# expect: s4 AttributeError 'S' object has no attribute 'a'
# expect: s5 AttributeError a
# expect: s6 AttributeError property 'p' of 'P' object has no setter
# expect: s7 AttributeError property 'p' of 'P' object has no deleter
# expect: s8 AttributeError 'P' object has no attribute 'zz'
# expect: s9 TypeError cannot set 'x' attribute of immutable type 'int'
# expect: s10 TypeError cannot set 'x' attribute of immutable type 'int'
# expect: s11 AttributeError type object 'P' has no attribute 'zz'
# expect: s12 AttributeError type object 'P' has no attribute 'zz'
# expect: s13 TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: s14 AttributeError attribute 'real' of 'int' objects is not writable
# expect: s15 AttributeError 'int' object attribute 'bit_length' is read-only
# expect: s16 TypeError __class__ assignment: 'P' object layout differs from 'S'
# expect: s17 AttributeError property 'p' of 'int' object has no setter
# expect: s18 TypeError descriptor 'a' for 'S' objects doesn't apply to a 'int' object
# expect: s19 TypeError descriptor 'a' for 'S' objects doesn't apply to a 'int' object
# expect: s20 TypeError descriptor '__name__' for 'type' objects doesn't apply to a 'int' object
# expect: s21 AttributeError attribute 'real' of 'int' objects is not writable
# expect: s22 TypeError attribute name must be string, not 'int'
# expect: s23 TypeError attribute name must be string, not 'int'
# expect: s24 TypeError can only assign string to P.__name__, not 'int'
# expect: s25 AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: s26 TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: s27 None
# expect: s28 TypeError can only assign non-empty tuple to P.__bases__, not ()
# expect: s29 TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: s30 AttributeError module 'sys' has no attribute 'zork'
# expect: s31 AttributeError 'module' object has no attribute 'zork'
# expect: s32 TypeError __code__ must be set to a code object
# expect: s33 TypeError __name__ must be set to a string object
# expect: s34 TypeError __defaults__ must be set to a tuple object
# expect: s35 TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: s36 TypeError __class__ must be set to a class, not 'int' object
# expect: s37 AttributeError 'S' object has no attribute '__dict__'
# expect: s38 AttributeError type object 'S' has no attribute 'm'
# expect: s39 AttributeError 'method' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: s40 TypeError S() takes no arguments
# expect: s41 TypeError object.__new__(int) is not safe, use int.__new__()
# expect: s42 TypeError S.__init__() takes exactly one argument (the instance to initialize)
# expect: s43 TypeError S() takes no arguments
# expect: s44 TypeError int.__new__(str): str is not a subtype of int
# expect: s45 TypeError object.__new__(): not enough arguments
# expect: s46 TypeError object.__new__(X): X is not a type object (int)
# expect: s47 TypeError type() takes 1 or 3 arguments
# expect: s48 TypeError type.__new__() argument 2 must be tuple, not int
# expect: s49 TypeError type.__new__() argument 3 must be dict, not int
# expect: s50 TypeError type.__new__() argument 1 must be str, not int
# expect: s51 TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: s52 TypeError type 'bool' is not an acceptable base type
# expect: s53 TypeError multiple bases have instance lay-out conflict
# expect: s54 TypeError duplicate base class P
# expect: s55 TypeError Cannot create a consistent method resolution order (MRO) for bases object, P
# expect: s56 TypeError nonempty __slots__ not supported for subtype of 'int'
# expect: s57 TypeError __slots__ must be identifiers
# expect: s58 ValueError 'a' in __slots__ conflicts with class variable
# expect: s59 TypeError 'int' object is not iterable
# expect: s60 TypeError __slots__ items must be strings, not 'int'
# expect: s61 TypeError __dict__ slot disallowed: we already got one
# expect: s62 TypeError s62.<locals>.A.__init_subclass__() takes no keyword arguments
# expect: s63 TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: s64 TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: s66 ZeroDivisionError division by zero
# expect: s67 TypeError Can't instantiate abstract class Ab without an implementation for abstract method 'f'
# expect: s68 TypeError Can't instantiate abstract class Ab2 without an implementation for abstract methods 'f', 'g'
# expect: s69 TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: s70 TypeError issubclass() arg 1 must be a class
# expect: s71 TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: s72 TypeError super(type, obj): obj (instance of str) is not an instance or subtype of type (int).
# expect: s73 TypeError super() argument 1 must be a type, not int
# expect: s74 AttributeError 'super' object has no attribute 'zork'
# expect: s75 RuntimeError super(): no arguments
# expect: s76 TypeError super() expected at most 2 arguments, got 3
# expect: s77 ("<super: <class 'S'>,", "<super: <class 'S'>, NULL>")
# expect: s78 AttributeError readonly attribute
# expect: s79 TypeError 'int' object is not callable
# expect: s80 AttributeError property of 'int' object has no getter
# expect: s81 AttributeError attribute '__mro__' of 'type' objects is not writable
# expect: s82 <class 'P'>
# expect: s83 TypeError cannot delete '__module__' attribute of immutable type 'P'
# expect: s84 TypeError can only assign string to P.__qualname__, not 'int'
# expect: s85 TypeError cannot delete '__name__' attribute of immutable type 'P'
# expect: s86 1
# expect: s87 AttributeError __abstractmethods__
# expect: s88 TypeError type __qualname__ must be a str, not int
# expect: s89 TypeError __classcell__ must be a nonlocal cell, not <class 'int'>
# expect: s90 AttributeError 'int' object has no attribute '__dict__'
# expect: s91 TypeError descriptor 'real' for 'int' objects doesn't apply to a 'str' object
# expect: s92 TypeError descriptor 'join' for 'str' objects doesn't apply to a 'int' object
# expect: s93 TypeError unbound method str.join() needs an argument
# expect: s94 TypeError descriptor '__len__' requires a 'str' object but received a 'int'
# expect: s95 TypeError descriptor '__len__' of 'str' object needs an argument
# expect: s96 TypeError can't apply this __setattr__ to type object
# expect: s97 TypeError object.__reduce__() takes no arguments (1 given)
# expect: s98 TypeError unsupported format string passed to int.__format__
# expect: s99 TypeError object.__init_subclass__() takes no arguments (1 given)
