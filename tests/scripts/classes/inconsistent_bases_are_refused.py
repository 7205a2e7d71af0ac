class A:
    pass


class B(A):
    pass


try:
    class C(A, B):
        pass
except TypeError as error:
    print(error)  # expect: Cannot create a consistent method resolution order (MRO) for bases A, B
try:
    class D(A, A):
        pass
except TypeError as error:
    print(error)  # expect: duplicate base class A
try:
    class E(int, str):
        pass
except TypeError as error:
    print(error)  # expect: multiple bases have instance lay-out conflict
try:
    class F(bool):
        pass
except TypeError as error:
    print(error)  # expect: type 'bool' is not an acceptable base type
try:
    class G(5):
        pass
except TypeError as error:
    print(error)  # expect: int expected at most 2 arguments, got 3
