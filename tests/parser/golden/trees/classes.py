class A: pass
class B(A, metaclass=M, **kw):
    x: int = 1
    def f(self): yield self
class C[T](A): ...
type X[T] = list[T]
