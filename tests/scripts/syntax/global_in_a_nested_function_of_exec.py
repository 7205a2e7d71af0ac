def m():
    exec('''
x = 7
def f():
    x = 1
    def g():
        global x
        return x
    return g()
print(f(), x)
print('x' in globals(), 'x' in locals())
''')
m()
exec('''
def f():
    def g():
        global zz
        zz = 5
    g()
f()
print(zz)
zz = 6
f()
print(zz)
''', gl := {}, lo := {})
print(gl.get('zz'), lo.keys())
class C:
    def f():
        global qq
    qq = 5
print('qq' in C.__dict__)
exec('''
class C:
    def f():
        global qq
    qq = 5
print('qq' in C.__dict__)
ww = 3
print(ww, 'ww' in locals())
''', {}, {})

# expect: 7 7
# expect: True False
# expect: 5
# expect: 5
# expect: 5 dict_keys(['f'])
# expect: True
# expect: True
# expect: 3 True
