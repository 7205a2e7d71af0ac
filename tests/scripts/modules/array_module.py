# Arrays: items of each type, slices, buffers, and the errors of values that do not fit.
import array
from array import array as A
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for e in ["A('i')","A('i',[1,2,3])","A('i',(1,2))","A('d',[1,2.5])","A('w','héllo')","A('b',b'abc')","A('z')","A('ii')","A(1)","A()","A('i',[1.5])","A('b',[200])","A('B',[-1])","A('i',['a'])","A('i',5)","A('i','abc')","A('i',[1])==A('d',[1.0])","A('i',[1,2])<A('i',[1,3])","A('i',[1])+A('i',[2])","A('i',[1])+A('d',[2])","A('i',[1])+[1]","A('i',[1,2])*2","A('i',[1,2,3])[1:]","A('i',[1,2,3])[::2]","A('i',[1,2,3])[5]","A('i',[1,2,3])['a']","A('i',[1,2,3]).index(2)","A('i',[1,2,3]).index(9)","A('i',[1,2,3]).count(2)","A('i',[1,2,3]).tolist()","A('i',[1,2,3]).tobytes()","A('h',[1,2,3]).itemsize","A('h',[1,2,3]).typecode","A('h',[1,2,3]).buffer_info()[1]","len(A('h',[1,2,3]))","2 in A('h',[1,2,3])","hash(A('h'))","A('i',[1,2,3]).pop()","A('i').pop()","A('i',[1,2,3]).pop(7)","A('i',[1,2,3]).remove(8)","A('i',[1,2]).byteswap()","A('q',[2**63])","A('Q',[-1])","A('f',[1e300])","A('d',['a'])","A('i',A('d',[1.0]))","A('i',A('b',[1]))","memoryview(A('i',[1,2])).format","bytes(A('h',[1,2]))","sorted(A('i',[3,1]))","list(reversed(A('i',[3,1])))","array.typecodes","A.__mro__","type(iter(A('i')))","__import__('copy').copy(A('i',[1]))","A('i',[1]).fromunicode('a')","A('i',[1]).frombytes(b'abc')","A('i').foo","A('b',b'ab').decode()","__import__('struct').unpack('2i',A('i',[1,2]))", "A('i',[1,2,3]).__reduce_ex__(2)","A('i',range(3))","A('i',[1,2,3])==[1,2,3]","A('L',[1]).itemsize","A('i',[1,2,3]).extend([4,5])","A('i',[1]).extend(A('d',[1]))", "A('i',[1]).extend(5)","A('i',[1]).insert(0,'a')","A('d',[1]).append('a')","A('d',[float('nan'),float('inf')])"]:
    print(e, end=' => '); t(lambda: eval(e))
a = A('i', [1, 2, 3, 4, 5])
a[1:3] = A('i', [9, 9, 9]); print(a)
try: a[1:2] = [1]
except TypeError as e: print(e)
del a[0]; del a[::2]; print(a)
a.insert(0, 7); a.append(8); a.extend([1]); a.fromlist([2, 3]); a.reverse(); a.remove(7); print(a)
try: a.fromlist([1, 'x'])
except TypeError as e: print(e, a)
a *= 2; a += A('i', [0]); print(a)
try: a += [1]
except TypeError as e: print(e)
m = memoryview(a); m[0] = 100; print(a[0], m.tolist()[:2], m.itemsize)
try: a.append(1)
except BufferError as e: print(e)
m.release(); a.append(1)
class S(A):
    def __init__(self, *args): self.extra = 1
s = S('i', [1]); print(s, s.extra, type(s + s).__name__)
match a:
    case [x, *r]: print(x, len(r))
import pickle
print(pickle.loads(pickle.dumps(A('d', [1.5]))))
for x in A('h', [1, 2]): print(x)

# expect: A('i') => array('i')
# expect: A('i',[1,2,3]) => array('i', [1, 2, 3])
# expect: A('i',(1,2)) => array('i', [1, 2])
# expect: A('d',[1,2.5]) => array('d', [1.0, 2.5])
# expect: A('w','héllo') => array('w', 'héllo')
# expect: A('b',b'abc') => array('b', [97, 98, 99])
# expect: A('z') => ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
# expect: A('ii') => TypeError array() argument 1 must be a unicode character, not str
# expect: A(1) => TypeError array() argument 1 must be a unicode character, not int
# expect: A() => TypeError array() takes at least 1 argument (0 given)
# expect: A('i',[1.5]) => TypeError 'float' object cannot be interpreted as an integer
# expect: A('b',[200]) => OverflowError signed char is greater than maximum
# expect: A('B',[-1]) => OverflowError unsigned byte integer is less than minimum
# expect: A('i',['a']) => TypeError 'str' object cannot be interpreted as an integer
# expect: A('i',5) => TypeError 'int' object is not iterable
# expect: A('i','abc') => TypeError cannot use a str to initialize an array with typecode 'i'
# expect: A('i',[1])==A('d',[1.0]) => True
# expect: A('i',[1,2])<A('i',[1,3]) => True
# expect: A('i',[1])+A('i',[2]) => array('i', [1, 2])
# expect: A('i',[1])+A('d',[2]) => TypeError bad argument type for built-in operation
# expect: A('i',[1])+[1] => TypeError can only append array (not "list") to array
# expect: A('i',[1,2])*2 => array('i', [1, 2, 1, 2])
# expect: A('i',[1,2,3])[1:] => array('i', [2, 3])
# expect: A('i',[1,2,3])[::2] => array('i', [1, 3])
# expect: A('i',[1,2,3])[5] => IndexError array index out of range
# expect: A('i',[1,2,3])['a'] => TypeError array indices must be integers
# expect: A('i',[1,2,3]).index(2) => 1
# expect: A('i',[1,2,3]).index(9) => ValueError array.index(x): x not in array
# expect: A('i',[1,2,3]).count(2) => 1
# expect: A('i',[1,2,3]).tolist() => [1, 2, 3]
# expect: A('i',[1,2,3]).tobytes() => b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00'
# expect: A('h',[1,2,3]).itemsize => 2
# expect: A('h',[1,2,3]).typecode => 'h'
# expect: A('h',[1,2,3]).buffer_info()[1] => 3
# expect: len(A('h',[1,2,3])) => 3
# expect: 2 in A('h',[1,2,3]) => True
# expect: hash(A('h')) => TypeError unhashable type: 'array.array'
# expect: A('i',[1,2,3]).pop() => 3
# expect: A('i').pop() => IndexError pop from empty array
# expect: A('i',[1,2,3]).pop(7) => IndexError pop index out of range
# expect: A('i',[1,2,3]).remove(8) => ValueError array.remove(x): x not in array
# expect: A('i',[1,2]).byteswap() => None
# expect: A('q',[2**63]) => OverflowError int too big to convert
# expect: A('Q',[-1]) => OverflowError can't convert negative int to unsigned
# expect: A('f',[1e300]) => array('f', [inf])
# expect: A('d',['a']) => TypeError must be real number, not str
# expect: A('i',A('d',[1.0])) => TypeError 'float' object cannot be interpreted as an integer
# expect: A('i',A('b',[1])) => array('i', [1])
# expect: memoryview(A('i',[1,2])).format => 'i'
# expect: bytes(A('h',[1,2])) => b'\x01\x00\x02\x00'
# expect: sorted(A('i',[3,1])) => [1, 3]
# expect: list(reversed(A('i',[3,1]))) => [1, 3]
# expect: array.typecodes => 'bBuwhHiIlLqQfd'
# expect: A.__mro__ => (<class 'array.array'>, <class 'object'>)
# expect: type(iter(A('i'))) => <class 'array.arrayiterator'>
# expect: __import__('copy').copy(A('i',[1])) => array('i', [1])
# expect: A('i',[1]).fromunicode('a') => ValueError fromunicode() may only be called on unicode type arrays ('u' or 'w')
# expect: A('i',[1]).frombytes(b'abc') => ValueError bytes length not a multiple of item size
# expect: A('i').foo => AttributeError 'array.array' object has no attribute 'foo'
# expect: A('b',b'ab').decode() => AttributeError 'array.array' object has no attribute 'decode'
# expect: __import__('struct').unpack('2i',A('i',[1,2])) => (1, 2)
# expect: A('i',[1,2,3]).__reduce_ex__(2) => (<class 'array.array'>, ('i', [1, 2, 3]), None)
# expect: A('i',range(3)) => array('i', [0, 1, 2])
# expect: A('i',[1,2,3])==[1,2,3] => False
# expect: A('L',[1]).itemsize => 8
# expect: A('i',[1,2,3]).extend([4,5]) => None
# expect: A('i',[1]).extend(A('d',[1])) => TypeError can only extend with array of same kind
# expect: A('i',[1]).extend(5) => TypeError 'int' object is not iterable
# expect: A('i',[1]).insert(0,'a') => TypeError 'str' object cannot be interpreted as an integer
# expect: A('d',[1]).append('a') => TypeError must be real number, not str
# expect: A('d',[float('nan'),float('inf')]) => array('d', [nan, inf])
# expect: array('i', [1, 9, 9, 9, 4, 5])
# expect: can only assign array (not "list") to array slice
# expect: array('i', [9, 4])
# expect: array('i', [3, 2, 1, 8, 4, 9])
# expect: 'str' object cannot be interpreted as an integer array('i', [3, 2, 1, 8, 4, 9])
# expect: array('i', [3, 2, 1, 8, 4, 9, 3, 2, 1, 8, 4, 9, 0])
# expect: can only extend array with array (not "list")
# expect: 100 [100, 2] 4
# expect: cannot resize an array that is exporting buffers
# expect: S('i', [1]) 1 array
# expect: 100 13
# expect: array('d', [1.5])
# expect: 1
# expect: 2
