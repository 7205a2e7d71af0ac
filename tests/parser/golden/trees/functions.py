@dec
@dec.two(1)
def f(a, b: int = 1, /, c=2, *args: str, d, e=3, **kw: dict) -> None:
    '''doc'''
def g(*, a): pass
def h[T: int = str, *Ts = *a, **P](x: T) -> P: ...
lambda a, /, b=1, *c, d, **e: 0
