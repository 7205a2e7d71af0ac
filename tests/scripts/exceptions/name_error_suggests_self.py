import sys, traceback
class Foo:
    def __init__(self): self.blech = 1
Foo.m = lambda self: blech
try: Foo().m()
except NameError: traceback.print_exc(file=sys.stdout)
def mm(self): return blech
Foo.m = mm
try: Foo().m()
except NameError: traceback.print_exc(file=sys.stdout)
def nn(this): return blech
Foo.m = nn
try: Foo().m()
except NameError: traceback.print_exc(file=sys.stdout)
class Bar:
    blech = 2
    def f(self): return blech
    @classmethod
    def g(cls): return blech
    @staticmethod
    def h(): return blech
for n in 'fgh':
    try: getattr(Bar(), n)()
    except NameError as e: traceback.print_exc(file=sys.stdout)

# expect: Traceback (most recent call last):
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 5, in <module>
# expect:     try: Foo().m()
# expect:          ~~~~~~~^^
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 4, in <lambda>
# expect:     Foo.m = lambda self: blech
# expect:                          ^^^^^
# expect: NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
# expect: Traceback (most recent call last):
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 9, in <module>
# expect:     try: Foo().m()
# expect:          ~~~~~~~^^
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 7, in mm
# expect:     def mm(self): return blech
# expect:                          ^^^^^
# expect: NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
# expect: Traceback (most recent call last):
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 13, in <module>
# expect:     try: Foo().m()
# expect:          ~~~~~~~^^
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 11, in nn
# expect:     def nn(this): return blech
# expect:                          ^^^^^
# expect: NameError: name 'blech' is not defined
# expect: Traceback (most recent call last):
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 23, in <module>
# expect:     try: getattr(Bar(), n)()
# expect:          ~~~~~~~~~~~~~~~~~^^
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 17, in f
# expect:     def f(self): return blech
# expect:                         ^^^^^
# expect: NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
# expect: Traceback (most recent call last):
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 23, in <module>
# expect:     try: getattr(Bar(), n)()
# expect:          ~~~~~~~~~~~~~~~~~^^
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 19, in g
# expect:     def g(cls): return blech
# expect:                        ^^^^^
# expect: NameError: name 'blech' is not defined
# expect: Traceback (most recent call last):
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 23, in <module>
# expect:     try: getattr(Bar(), n)()
# expect:          ~~~~~~~~~~~~~~~~~^^
# expect:   File "/tmp/aio/s3/corners/tests/scripts/exceptions/name_error_suggests_self.py", line 21, in h
# expect:     def h(): return blech
# expect:                     ^^^^^
# expect: NameError: name 'blech' is not defined
