import traceback
class Foo:
    def __init__(self): self.blech = 1
Foo.m = lambda self: blech
try: Foo().m()
except NameError: print(traceback.format_exc().splitlines()[-1])
def mm(self): return blech
Foo.m = mm
try: Foo().m()
except NameError: print(traceback.format_exc().splitlines()[-1])
def nn(this): return blech
Foo.m = nn
try: Foo().m()
except NameError: print(traceback.format_exc().splitlines()[-1])
class Bar:
    blech = 2
    def f(self): return blech
    @classmethod
    def g(cls): return blech
    @staticmethod
    def h(): return blech
for n in 'fgh':
    try: getattr(Bar(), n)()
    except NameError: print(traceback.format_exc().splitlines()[-1])

# expect: NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
# expect: NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
# expect: NameError: name 'blech' is not defined
# expect: NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
# expect: NameError: name 'blech' is not defined
# expect: NameError: name 'blech' is not defined
