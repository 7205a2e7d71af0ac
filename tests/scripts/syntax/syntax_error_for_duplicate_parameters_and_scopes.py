for source in ["def f(a, a): pass", "def f():\n x = 1\n global x", "nonlocal x", "def f():\n nonlocal y",
               "def f(a):\n global a", "f(a=1, a=2)", "def f(a=1, b): pass", "class C:\n return 1",
               "def f():\n  x: int = 1\n  global x", "*a = 1", "a, *b, *c = d", "del f()", "x = yield = 1"]:
    try:
        compile(source, "<text>", "exec")
        print("fine", source)
    except SyntaxError as error:
        print(error.msg)

# expect: duplicate argument 'a' in function definition
# expect: name 'x' is assigned to before global declaration
# expect: nonlocal declaration not allowed at module level
# expect: no binding for nonlocal 'y' found
# expect: name 'a' is parameter and global
# expect: keyword argument repeated: a
# expect: parameter without a default follows parameter with a default
# expect: 'return' outside function
# expect: annotated name 'x' can't be global
# expect: starred assignment target must be in a list or tuple
# expect: multiple starred expressions in assignment
# expect: cannot delete function call
# expect: assignment to yield expression not possible
