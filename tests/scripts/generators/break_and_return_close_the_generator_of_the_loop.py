def gen(n, tag='g'):
    try:
        for i in range(n): yield i
    finally: print('fin', tag)
def wrap(): yield from gen(5, 'inner')
class C:
    def items(self): 
        try: yield 1; yield 2
        finally: print('items fin')
    def __iter__(self): return self.items()
    def kept(self):
        self.g = gen(4, 'kept'); return self.g
    @property
    def prop(self): return gen(3, 'prop')
for x in gen(3):
    if x == 1: break
print('after 1')
for x in gen(2): pass
else: print('else')
def f():
    for x in gen(3, 'ret'):
        for y in gen(3, 'ret2'):
            return x + y + 100
print(f())
for x in wrap(): break
print('after wrap')
c = C()
for x in c.items(): break
print('after items')
for x in c.kept(): break
print('kept', next(c.g)); c.g.close()
def k():
    for x in gen(3, 'kw'): 
        try: 
            if x == 1: break
        finally: print('body fin', x)
    print('after try')
    while True:
        for x in gen(2, 'in while'): break
        break
    for i in range(2):
        for x in gen(2, f'n{i}'):
            if x: break
            continue
k()
def ge():
    try: yield 1
    except GeneratorExit: print('GE'); raise
for x in ge(): break
print('end')
def with_args(*a, **k):
    try: yield a; yield k
    finally: print('wa fin')
for x in with_args(1, *[2], b=3): break
print('z')

# expect: fin g
# expect: after 1
# expect: fin g
# expect: else
# expect: fin ret2
# expect: fin ret
# expect: 100
# expect: fin inner
# expect: after wrap
# expect: items fin
# expect: after items
# expect: kept 1
# expect: fin kept
# expect: body fin 0
# expect: body fin 1
# expect: fin kw
# expect: after try
# expect: fin in while
# expect: fin n0
# expect: fin n1
# expect: GE
# expect: end
# expect: wa fin
# expect: z
