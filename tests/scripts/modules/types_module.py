# types: names of interpreter types, classes made at run time, coroutine().
import types
from types import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
for n in types.__all__:
    print(n, getattr(types, n) if not callable(getattr(types, n)) or (isinstance(getattr(types, n), type) and n not in ('CapsuleType', 'DynamicClassAttribute')) else '')
n = SimpleNamespace(a=1, b='x')
print(n, n.a, n == SimpleNamespace(a=1, b='x'), SimpleNamespace({'q': 1}))
C = new_class('C', (int,), {}, lambda ns: ns.update(x=1))
print(C, C.x, C(3))
class M(type):

    @classmethod
    def __prepare__(m, n, b, **k):
        print('prep', n, b, k)
        return {'pp': 1}

    def __new__(m, n, b, d, **k):
        return super().__new__(m, n, b, d)
print(new_class('D', (), {'metaclass': M, 'z': 3}).pp)
t(new_class, 'E', (C, list[int]))
print(resolve_bases((list[int], dict)), get_original_bases(int))
t(get_original_bases, 3)
class G(list[int]):
    pass
print(get_original_bases(G))
@coroutine
def gen():
    r = (yield 1)
    return r
async def main():
    return await gen()
c = main()
print(c.send(None))
try:
    c.send(5)
except StopIteration as e:
    print(e.value)
class DD:

    def __init__(s):
        s._x = 5

    @DynamicClassAttribute
    def x(s):
        """d"""
        return s._x

    @x.setter
    def x(s, v):
        s._x = v
d = DD()
d.x = 9
print(d.x)
t(lambda: DD.x)
t(lambda: coroutine(3))

# expect: FunctionType <class 'function'>
# expect: LambdaType <class 'function'>
# expect: CodeType <class 'code'>
# expect: MappingProxyType <class 'mappingproxy'>
# expect: SimpleNamespace <class 'types.SimpleNamespace'>
# expect: CellType <class 'cell'>
# expect: GeneratorType <class 'generator'>
# expect: CoroutineType <class 'coroutine'>
# expect: AsyncGeneratorType <class 'async_generator'>
# expect: MethodType <class 'method'>
# expect: BuiltinFunctionType <class 'builtin_function_or_method'>
# expect: BuiltinMethodType <class 'builtin_function_or_method'>
# expect: WrapperDescriptorType <class 'wrapper_descriptor'>
# expect: MethodWrapperType <class 'method-wrapper'>
# expect: MethodDescriptorType <class 'method_descriptor'>
# expect: ClassMethodDescriptorType <class 'classmethod_descriptor'>
# expect: ModuleType <class 'module'>
# expect: TracebackType <class 'traceback'>
# expect: FrameType <class 'frame'>
# expect: GetSetDescriptorType <class 'getset_descriptor'>
# expect: MemberDescriptorType <class 'member_descriptor'>
# expect: new_class 
# expect: resolve_bases 
# expect: prepare_class 
# expect: get_original_bases 
# expect: DynamicClassAttribute 
# expect: coroutine 
# expect: GenericAlias <class 'types.GenericAlias'>
# expect: UnionType <class 'types.UnionType'>
# expect: EllipsisType <class 'ellipsis'>
# expect: NoneType <class 'NoneType'>
# expect: NotImplementedType <class 'NotImplementedType'>
# expect: CapsuleType 
# expect: namespace(a=1, b='x') 1 True namespace(q=1)
# expect: <class 'types.C'> 1 3
# expect: prep D () {'z': 3}
# expect: 1
# expect: TypeError multiple bases have instance lay-out conflict
# expect: (<class 'list'>, <class 'dict'>) (<class 'object'>,)
# expect: TypeError Expected an instance of type, not 'int'
# expect: (list[int],)
# expect: 1
# expect: 5
# expect: 9
# expect: AttributeError 
# expect: TypeError types.coroutine() expects a callable
