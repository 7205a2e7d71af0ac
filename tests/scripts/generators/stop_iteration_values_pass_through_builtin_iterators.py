class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 2: raise StopIteration('val', s.n)
        return s.n
import itertools
for mk in (lambda: zip(It()), lambda: zip([1,2,3], It()), lambda: map(str, It()), lambda: enumerate(It()), lambda: filter(None, It()), lambda: iter(It()), lambda: itertools.chain(It()), lambda: itertools.islice(It(), 5), lambda: itertools.takewhile(bool, It()), lambda: itertools.accumulate(It()), lambda: itertools.starmap(pow, It()), lambda: itertools.cycle(It()), lambda: itertools.count(), lambda: itertools.compress(It(), [1,1,1,1]), lambda: itertools.pairwise(It()), lambda: itertools.batched(It(), 2), lambda: (x for x in It()), lambda: itertools.zip_longest(It()), lambda: itertools.tee(It())[0], lambda: itertools.groupby(It()), lambda: reversed([1]), lambda: itertools.filterfalse(None, It()), lambda: itertools.dropwhile(None, It())):
    it = mk(); n = 0
    try:
        while n < 10: next(it); n += 1
    except StopIteration as e: print(it.__class__.__name__, n, e.args)
    except Exception as e: print(type(e), e)
def stop(*a): raise StopIteration('in func', *a)
for mk in (lambda: map(stop, [1]), lambda: filter(stop, [1]), lambda: itertools.takewhile(stop, [1]), lambda: itertools.accumulate([1,2], stop), lambda: itertools.starmap(stop, [(1,2)]), lambda: iter(stop, 3), lambda: itertools.dropwhile(stop, [1]), lambda: itertools.groupby([1], stop), lambda: itertools.filterfalse(stop, [1])):
    it = mk()
    try:
        while 1: next(it)
    except StopIteration as e: print(it.__class__.__name__, e.args, e.value)
print(list(map(stop, [1])), [*map(stop, [1])], tuple(filter(stop, [1])), dict(map(stop, [1])))
def g():
    r = yield from map(stop, [1]); print('r', r)
    r = yield from zip(It()); print('r', r)
list(g())
try: sorted([1, 2], key=stop)
except StopIteration as e: print(e.args)
try: print(max([1, 2], key=stop))
except StopIteration as e: print(e.args)
try: print(next(x for x in [stop()]))
except StopIteration as e: print(e.args)
try: print([stop() for x in [1]])
except StopIteration as e: print(e.args)
# dict iteration

# expect: zip 2 ('val', 3)
# expect: zip 2 ('val', 3)
# expect: map 2 ('val', 3)
# expect: enumerate 2 ('val', 3)
# expect: filter 2 ('val', 3)
# expect: It 2 ('val', 3)
# expect: chain 2 ()
# expect: islice 2 ('val', 3)
# expect: takewhile 2 ('val', 3)
# expect: accumulate 2 ('val', 3)
# expect: <class 'TypeError'> 'int' object is not iterable
# expect: compress 2 ('val', 3)
# expect: pairwise 1 ('val', 3)
# expect: batched 1 ()
# expect: generator 2 ()
# expect: zip_longest 2 ()
# expect: _tee 2 ()
# expect: groupby 2 ()
# expect: list_reverseiterator 1 ()
# expect: filterfalse 0 ('val', 3)
# expect: <class 'TypeError'> 'NoneType' object is not callable
# expect: map ('in func', 1) in func
# expect: filter ('in func', 1) in func
# expect: takewhile ('in func', 1) in func
# expect: accumulate ('in func', 1, 2) in func
# expect: starmap ('in func', 1, 2) in func
# expect: callable_iterator () None
# expect: dropwhile ('in func', 1) in func
# expect: groupby ('in func', 1) in func
# expect: filterfalse ('in func', 1) in func
# expect: [] [] () {}
# expect: r in func
# expect: r val
# expect: ('in func', 1)
# expect: ('in func', 1)
# expect: ('in func',)
# expect: ('in func',)
