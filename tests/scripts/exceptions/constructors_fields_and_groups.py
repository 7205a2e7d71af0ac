def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
L=[
"BaseException(x=1)","ValueError(x=1)","AttributeError(x=1)","AttributeError('a','b',name='q').name","NameError('a',name='b',z=1)","ImportError('a',zz=1)",
"repr(ImportError('a',name='b',path='c'))","StopIteration(1,2).value","SystemExit(1,2).code","SystemExit().code","OSError(2,'x')","repr(OSError(2,'x'))","repr(OSError(2,'x','f'))","OSError(2,'x','f','w','g')","str(OSError(1))",
"OSError(2,'x').__dict__","SyntaxError('m',('f',1,2,'t')).lineno","str(SyntaxError('m',('f',1,2,'t')))","SyntaxError('m',1)","SyntaxError('m',(1,))","repr(SyntaxError('m',('f',1,2,'t')))","SyntaxError('m',('f',1,2,'t',1))",
"UnicodeDecodeError('a',b'abc',0,1,'r')","UnicodeDecodeError('a')","UnicodeDecodeError(1,b'',0,1,'')","UnicodeEncodeError('a','b\u1234',1,2,'r')","UnicodeEncodeError('a','b',1,2,3)","UnicodeTranslateError('abc',0,3,'r')",
"ExceptionGroup()","ExceptionGroup('a')","ExceptionGroup(1,[])","ExceptionGroup('a',[])","ExceptionGroup('a',1)","ExceptionGroup('a',[1])","ExceptionGroup('a',[KeyboardInterrupt()])","type(BaseExceptionGroup('a',[ValueError()]))","repr(ExceptionGroup('a',[ValueError(1)]))","repr(ExceptionGroup('a',(ValueError(1),)))","ExceptionGroup('a',[ValueError(1)]).args","ExceptionGroup('a',[ValueError(1)],x=1)",
"ExceptionGroup('a',[ValueError(1)]).split(1)","ExceptionGroup('a',[ValueError(1)]).split(ValueError)","ExceptionGroup('a',[ValueError(1)]).subgroup(TypeError)","ExceptionGroup('a',[ValueError(1)]).derive(1)",
"ValueError().with_traceback(1)","ValueError().add_note(1)","ValueError(1).__reduce__()","OSError(2,'x','f').__reduce__()","ImportError('a',name='b').__reduce__()","AttributeError('a',name='b',obj=1).__reduce__()","AttributeError('a',name='b',obj=1).__getstate__()",
"ValueError().__setstate__(1)","ValueError().__setstate__({'a':1})","KeyError('a','b')","KeyError('a')","str(KeyError())","BlockingIOError(11,'x',3).characters_written","BlockingIOError(11,'x').characters_written","OSError(2,'x').characters_written",
"repr(ValueError('a',))","repr(ValueError(1,2))","repr(KeyError('a'))","ExceptionGroup.__mro__","ExceptionGroup[int]","OSError.__subclasses__()[0]","IOError is OSError","ValueError.__module__","ExceptionGroup('a',[ValueError(1)]).message",
]
for x in L:
    print(x,'->',end=' '); t(lambda: eval(x))
e=ValueError()
for a,v in [('__traceback__',1),('__context__',1),('__cause__',1),('args',1),('__suppress_context__',1),('args',[1])]:
    try: setattr(e,a,v); print(getattr(e,a))
    except BaseException as x: print(a,type(x).__name__,x)
for a in ['__traceback__','__context__','__cause__','args','__suppress_context__']:
    try: delattr(e,a); print('ok')
    except BaseException as x: print(a,type(x).__name__,x)
o=OSError(2,'x'); o.errno=None; print(o); o.filename='zz'; print(o, repr(o))
class E(OSError):
    def __init__(self, a): self.a=a
print(repr(E(2)), E(2).errno)
class E2(OSError):
    def __new__(cls, *a): return OSError.__new__(cls, *a)
print(repr(E2(2,'n')), E2(2,'n').errno)
s=SyntaxError('x'); print(s.print_file_and_line, s.text, s.args); s.filename='a/b.py'; print(s); s.lineno=3; print(s)
del s.filename
print(s.filename)
class MyEG(ExceptionGroup):
    def derive(self, excs): return MyEG(self.message, excs)
g=MyEG('m',[ValueError(1),TypeError(2),ExceptionGroup('n',[ValueError(3),KeyError(4)])])
g.add_note('nn')
a,b=g.split(ValueError); print(repr(a),repr(b),a.__notes__)
print(repr(g.subgroup(lambda e: isinstance(e,KeyError))))
try:
    try: raise g
    except* ValueError as x: print('V',repr(x)); raise KeyError('new')
    except* TypeError as x: print('T',repr(x))
except BaseException as ee: print(repr(ee), repr(ee.__context__))
try:
    try: raise ValueError('naked')
    except* ValueError as x: print(repr(x), x.__traceback__ is not None)
except BaseException as ee: print('!!', repr(ee))
class Base: pass
class D1(Base, dict):
    def __init__(self, *a): super().__init__(*a); self.z=1
d=D1({1:2}); print(d, d.z, d.__dict__, len(d))
class I(int):
    def __new__(cls, v): s=super().__new__(cls, v); s.q=v; return s
i=I(5); print(i, i.q, i+1, type(i+1), i.__dict__, repr(i), hash(i), i==5, {5:1}[i]); i.r=9; print(i.r)
class T(tuple): pass
t1=T((1,2,3)); t1.x='y'; print(t1, t1.x, t1[1], t1+(4,), len(t1), hash(t1)==hash((1,2,3)))
class St(str): pass
s=St('abc'); s.x=1; print(s, s.x, s.upper(), s+'d', len(s), s=='abc', {s:1}['abc'], type(s.strip()))
class By(bytes): pass
b=By(b'abc'); b.x=3; print(b, b.x, b[0], b+b'd')
class F(float): pass
f=F(2.5); f.x=1; print(f, f.x, f*2, type(f*2))
class Li(list): pass
l=Li([1,2]); l.x=1; l.append(3); print(l, l.x, l[0], l==[1,2,3])
class Se(set): pass
s=Se([1]); s.x=5; s.add(2); print(s, s.x, s|{3})
class Ex(Exception):
    def __init__(self, a, b): super().__init__(a); self.b=b
e=Ex(1,2); print(e, e.b, e.args, repr(e), e.__dict__)
class P2(property): pass
class UseP:
    @P2
    def x(self): 'docx'; return 4
print(UseP().x, UseP.x.__doc__)
class M(type):
    def __call__(cls, *a, **k): print('call', a, k); return super().__call__(*a, **k)
    def __getattr__(cls, n): return 'meta '+n
    x = 5
class K(metaclass=M):
    def __init__(self, a, *, b=0): self.a=a
k=K(1,b=2); print(k.a, K.foo, K.x)
class Slots:
    __slots__=('a','b','__dict__','__weakref__')
s=Slots(); s.a=1; s.c=2; print(s.a, s.c, s.__dict__, Slots.a)
class Slots2(Slots):
    __slots__=('d',)
s=Slots2(); s.a=1;s.d=2;s.c=3; print(s.a,s.d,s.c,s.__dict__)
class G:
    def __class_getitem__(cls, i): return ('gi', cls.__name__, i)
print(G[1], list[int], dict[str,int]|None, int|str|int, (int|None)==(None|int), hash(int|str)==hash(str|int))
class Big: pass
bb=Big()
for i in range(200): setattr(bb, 'a%d'%i, i)
print(sum(getattr(bb,'a%d'%i) for i in range(200)), len(bb.__dict__))
del bb.a5
print(hasattr(bb,'a5'), list(bb.__dict__)[:6])
bb.__dict__['zz']=1; print(bb.zz); bb.__dict__={'q':1}; print(bb.q, hasattr(bb,'a1'))

# expect: BaseException(x=1) -> TypeError BaseException() takes no keyword arguments
# expect: ValueError(x=1) -> TypeError ValueError() takes no keyword arguments
# expect: AttributeError(x=1) -> TypeError AttributeError() got an unexpected keyword argument 'x'
# expect: AttributeError('a','b',name='q').name -> q
# expect: NameError('a',name='b',z=1) -> TypeError NameError() takes at most 1 keyword argument (2 given)
# expect: ImportError('a',zz=1) -> TypeError ImportError() got an unexpected keyword argument 'zz'
# expect: repr(ImportError('a',name='b',path='c')) -> ImportError('a')
# expect: StopIteration(1,2).value -> 1
# expect: SystemExit(1,2).code -> (1, 2)
# expect: SystemExit().code -> None
# expect: OSError(2,'x') -> [Errno 2] x
# expect: repr(OSError(2,'x')) -> FileNotFoundError(2, 'x')
# expect: repr(OSError(2,'x','f')) -> FileNotFoundError(2, 'x')
# expect: OSError(2,'x','f','w','g') -> [Errno 2] x: 'f' -> 'g'
# expect: str(OSError(1)) -> 1
# expect: OSError(2,'x').__dict__ -> {}
# expect: SyntaxError('m',('f',1,2,'t')).lineno -> 1
# expect: str(SyntaxError('m',('f',1,2,'t'))) -> m (f, line 1)
# expect: SyntaxError('m',1) -> TypeError 'int' object is not iterable
# expect: SyntaxError('m',(1,)) -> TypeError function takes at least 4 arguments (1 given)
# expect: repr(SyntaxError('m',('f',1,2,'t'))) -> SyntaxError('m', ('f', 1, 2, 't'))
# expect: SyntaxError('m',('f',1,2,'t',1)) -> TypeError end_offset must be provided when end_lineno is provided
# expect: UnicodeDecodeError('a',b'abc',0,1,'r') -> 'a' codec can't decode byte 0x61 in position 0: r
# expect: UnicodeDecodeError('a') -> TypeError function takes exactly 5 arguments (1 given)
# expect: UnicodeDecodeError(1,b'',0,1,'') -> TypeError argument 1 must be str, not int
# expect: UnicodeEncodeError('a','bሴ',1,2,'r') -> 'a' codec can't encode character '\u1234' in position 1: r
# expect: UnicodeEncodeError('a','b',1,2,3) -> TypeError argument 5 must be str, not int
# expect: UnicodeTranslateError('abc',0,3,'r') -> can't translate characters in position 0-2: r
# expect: ExceptionGroup() -> TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
# expect: ExceptionGroup('a') -> TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# expect: ExceptionGroup(1,[]) -> TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
# expect: ExceptionGroup('a',[]) -> ValueError second argument (exceptions) must be a non-empty sequence
# expect: ExceptionGroup('a',1) -> TypeError second argument (exceptions) must be a sequence
# expect: ExceptionGroup('a',[1]) -> ValueError Item 0 of second argument (exceptions) is not an exception
# expect: ExceptionGroup('a',[KeyboardInterrupt()]) -> TypeError Cannot nest BaseExceptions in an ExceptionGroup
# expect: type(BaseExceptionGroup('a',[ValueError()])) -> <class 'ExceptionGroup'>
# expect: repr(ExceptionGroup('a',[ValueError(1)])) -> ExceptionGroup('a', [ValueError(1)])
# expect: repr(ExceptionGroup('a',(ValueError(1),))) -> ExceptionGroup('a', (ValueError(1),))
# expect: ExceptionGroup('a',[ValueError(1)]).args -> ('a', [ValueError(1)])
# expect: ExceptionGroup('a',[ValueError(1)],x=1) -> TypeError ExceptionGroup() takes no keyword arguments
# expect: ExceptionGroup('a',[ValueError(1)]).split(1) -> TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
# expect: ExceptionGroup('a',[ValueError(1)]).split(ValueError) -> (ExceptionGroup('a', [ValueError(1)]), None)
# expect: ExceptionGroup('a',[ValueError(1)]).subgroup(TypeError) -> None
# expect: ExceptionGroup('a',[ValueError(1)]).derive(1) -> TypeError second argument (exceptions) must be a sequence
# expect: ValueError().with_traceback(1) -> TypeError __traceback__ must be a traceback or None
# expect: ValueError().add_note(1) -> TypeError note must be a str, not 'int'
# expect: ValueError(1).__reduce__() -> (<class 'ValueError'>, (1,))
# expect: OSError(2,'x','f').__reduce__() -> (<class 'FileNotFoundError'>, (2, 'x', 'f'))
# expect: ImportError('a',name='b').__reduce__() -> (<class 'ImportError'>, ('a',), {'name': 'b'})
# expect: AttributeError('a',name='b',obj=1).__reduce__() -> (<class 'AttributeError'>, ('a',), {'name': 'b', 'args': ('a',)})
# expect: AttributeError('a',name='b',obj=1).__getstate__() -> {'name': 'b', 'args': ('a',)}
# expect: ValueError().__setstate__(1) -> TypeError state is not a dictionary
# expect: ValueError().__setstate__({'a':1}) -> None
# expect: KeyError('a','b') -> ('a', 'b')
# expect: KeyError('a') -> 'a'
# expect: str(KeyError()) -> 
# expect: BlockingIOError(11,'x',3).characters_written -> 3
# expect: BlockingIOError(11,'x').characters_written -> AttributeError characters_written
# expect: OSError(2,'x').characters_written -> AttributeError characters_written
# expect: repr(ValueError('a',)) -> ValueError('a')
# expect: repr(ValueError(1,2)) -> ValueError(1, 2)
# expect: repr(KeyError('a')) -> KeyError('a')
# expect: ExceptionGroup.__mro__ -> (<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: ExceptionGroup[int] -> ExceptionGroup[int]
# expect: OSError.__subclasses__()[0] -> <class 'BlockingIOError'>
# expect: IOError is OSError -> True
# expect: ValueError.__module__ -> builtins
# expect: ExceptionGroup('a',[ValueError(1)]).message -> a
# expect: __traceback__ TypeError __traceback__ must be a traceback or None
# expect: __context__ TypeError exception context must be None or derive from BaseException
# expect: __cause__ TypeError exception cause must be None or derive from BaseException
# expect: args TypeError 'int' object is not iterable
# expect: __suppress_context__ TypeError attribute value type must be bool
# expect: (1,)
# expect: __traceback__ TypeError __traceback__ may not be deleted
# expect: __context__ TypeError __context__ may not be deleted
# expect: __cause__ TypeError __cause__ may not be deleted
# expect: args TypeError args may not be deleted
# expect: __suppress_context__ TypeError can't delete numeric/char attribute
# expect: [Errno None] x
# expect: [Errno None] x: 'zz' FileNotFoundError(2, 'x')
# expect: E() None
# expect: E2(2, 'n') 2
# expect: None None ('x',)
# expect: x (b.py)
# expect: x (b.py, line 3)
# expect: None
# expect: MyEG('m', [ValueError(1), ExceptionGroup('n', [ValueError(3)])]) MyEG('m', [TypeError(2), ExceptionGroup('n', [KeyError(4)])]) ['nn']
# expect: MyEG('m', [ExceptionGroup('n', [KeyError(4)])])
# expect: V MyEG('m', [ValueError(1), ExceptionGroup('n', [ValueError(3)])])
# expect: T MyEG('m', [TypeError(2)])
# expect: ExceptionGroup('', [KeyError('new'), MyEG('m', [ExceptionGroup('n', [KeyError(4)])])]) None
# expect: ExceptionGroup('', (ValueError('naked'),)) False
# expect: {1: 2} 1 {'z': 1} 1
# expect: 5 5 6 <class 'int'> {'q': 5} 5 5 True 1
# expect: 9
# expect: (1, 2, 3) y 2 (1, 2, 3, 4) 3 True
# expect: abc 1 ABC abcd 3 True 1 <class 'str'>
# expect: b'abc' 3 97 b'abcd'
# expect: 2.5 1 5.0 <class 'float'>
# expect: [1, 2, 3] 1 1 True
# expect: Se({1, 2}) 5 {1, 2, 3}
# expect: 1 2 (1,) Ex(1) {'b': 2}
# expect: 4 docx
# expect: call (1,) {'b': 2}
# expect: 1 meta foo 5
# expect: 1 2 {'c': 2} <member 'a' of 'Slots' objects>
# expect: 1 2 3 {'c': 3}
# expect: ('gi', 'G', 1) list[int] dict[str, int] | None int | str True True
# expect: 19900 200
# expect: False ['a0', 'a1', 'a2', 'a3', 'a4', 'a6']
# expect: 1
# expect: 1 False
