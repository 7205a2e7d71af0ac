# dict iteration
d = {1: 1}
try:
    for k in d: del d[k]; d[k+1] = 1
except RuntimeError as e: print(e, d)
d = {1: 1}
try:
    for k in d.items(): d[k[0]+1] = 1
except RuntimeError as e: print(e, d)
d = {1: 1}
try:
    for k in d.values(): d.pop(1); d['n'] = 2
except RuntimeError as e: print(e, d)
d = {1: 1, 2: 2}
try:
    for k in d: d.pop(k); d[k+10] = 3
except RuntimeError as e: print(e, d)
d = {1:1}
it = iter(d)
next(it)
d.clear(); d[5]=1
try: next(it)
except Exception as e: print(repr(e))
try: next(it)
except Exception as e: print(repr(e))
s = {1}
try:
    for k in s: s.discard(k); s.add(k+1)
    print('ok')
except RuntimeError as e: print(e)

# expect: dictionary keys changed during iteration {2: 1}
# expect: dictionary changed size during iteration {1: 1, 2: 1}
# expect: dictionary keys changed during iteration {'n': 2}
# expect: dictionary keys changed during iteration {11: 3, 12: 3}
# expect: StopIteration()
# expect: StopIteration()
# expect: ok
