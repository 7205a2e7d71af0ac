# cpython: 3.13 overflows its C stack on some of these
# timeout: 60
import sys
def t(name, f):
    try: r=f(); print(name, 'ok', type(r).__name__)
    except RecursionError as e: print(name, 'RecursionError')
    except BaseException as e: print(name, type(e).__name__, str(e)[:80])
def nest():
    a=[]
    for i in range(200000): a=[a]
    return a
def n1(): return repr(nest())
def n2(): return nest()==nest()
def n3():
    a=()
    for i in range(200000): a=(a,)
    return hash(a)
def n4():
    a=int
    for i in range(200000): a=(a,)
    return isinstance(1, a)
def n5():
    a=int
    for i in range(100000): a=list[a]
    return repr(a)
class A:
    def __getattr__(self, n): return getattr(self, n+'x') if len(n)<100000000 else 1
    def __eq__(self, o): return self==o
    def __repr__(self): return repr(self)
    def __bool__(self): return bool(self)
    def __len__(self): return len(self)
    def __add__(self, o): return self+o
    def __getitem__(self, k): return self[k]
    def __contains__(self, k): return k in self
    def __index__(self): return [0][self]
    def __hash__(self): return hash(self)
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __set__(self,o,v): o.x=v
    def __get__(self,o,t): return o.y
    def __format__(self,s): return format(self,s)
    def __str__(self): return str(self)
    def __float__(self): return float(self)
    def __lt__(self,o): return o>self
    def __gt__(self,o): return o<self
    @property
    def p(self): return self.p
class D:
    y=A(); x=A()
a=A()
for k,f in [('repr',n1),('eq',n2),('hash',n3),('isinst',n4),('alias',n5),('getattr',lambda:a.foo),('==',lambda:a==1),('repr2',lambda:repr(a)),('bool',lambda:bool(a)),('len',lambda:len(a)),('add',lambda:a+1),('item',lambda:a[1]),('in',lambda:1 in a),('index',lambda:[1][a]),('hash',lambda:hash(a)),('iter',lambda:iter(a)),('call',lambda:a()),('p',lambda:a.p),('get',lambda:D().y),('set',lambda:setattr(D(),'x',1)),('fmt',lambda:f'{a:x}'),('str',lambda:str(a)),('float',lambda:float(a)),('lt',lambda:a<a),('int',lambda: int(a))]:
    t(k,f)
class G:
    def __getattribute__(self,n): return self.zz
t('gga', lambda: G().q)
class M(type):
    def __call__(cls,*a): return cls(*a)
class K(metaclass=M): pass
t('metacall', K)
class N:
    def __new__(cls): return cls()
t('new', N)
class SI:
    def __init__(self): SI()
t('init', SI)
def eg():
    e=ValueError(1)
    for i in range(5000): e=ExceptionGroup('g',[e])
    return e
t('eg', eg)
def egs():
    e=ValueError(1)
    for i in range(100000): e=ExceptionGroup('g',[e])
    return e.split(ValueError)
t('egs', egs)
def egr():
    e=ValueError(1)
    for i in range(100000): e=ExceptionGroup('g',[e])
    return repr(e)
t('egr', egr)
def cls():
    c=object
    for i in range(300): c=type('C%d'%i,(c,),{})
    return c().__class__.__mro__
t('cls', cls)
class U:
    def __subclasscheck__(self,o): return issubclass(o,self)
    def __instancecheck__(self,o): return isinstance(o,self)
t('ic', lambda: isinstance(1,U())); t('sc', lambda: issubclass(int,U()))
class Bs:
    @property
    def __bases__(self): return (Bs(),)
t('bases', lambda: issubclass(Bs(), Bs()))
def dd():
    d={}
    for i in range(200000): d={1:d}
    return str(d)
t('dict', dd)

t('sup', lambda: super(A, a).__getattribute__('q'))

# expect: repr RecursionError
# expect: eq RecursionError
# expect: hash RecursionError
# expect: isinst RecursionError
# expect: alias RecursionError
# expect: getattr RecursionError
# expect: == RecursionError
# expect: repr2 RecursionError
# expect: bool RecursionError
# expect: len RecursionError
# expect: add RecursionError
# expect: item RecursionError
# expect: in RecursionError
# expect: index RecursionError
# expect: hash RecursionError
# expect: iter RecursionError
# expect: call RecursionError
# expect: p RecursionError
# expect: get RecursionError
# expect: set RecursionError
# expect: fmt RecursionError
# expect: str RecursionError
# expect: float RecursionError
# expect: lt RecursionError
# expect: int RecursionError
# expect: gga RecursionError
# expect: metacall RecursionError
# expect: new RecursionError
# expect: init RecursionError
# expect: eg ok ExceptionGroup
# expect: egs RecursionError
# expect: egr RecursionError
# expect: cls ok tuple
# expect: ic RecursionError
# expect: sc RecursionError
# expect: bases RecursionError
# expect: dict RecursionError
# expect: sup AttributeError 'A' object has no attribute 'q'
