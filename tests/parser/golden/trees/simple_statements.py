import a, b.c as d
from . import e
from ...f.g import h as i, j
from k import (l, m,)
from n import *
global_ = 1
def f():
    global a, b
    def g():
        nonlocal c
    return
    return 1, 2
assert x, 'why'
raise
raise E from F
pass
