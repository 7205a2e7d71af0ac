for source in ["x = ", "if True print(1)", "f(a=1, 2)", "def f(:\n  pass", "(1, 2", "x = 'abc", "  y = 1", "1 = x",
               "return", "break", "await x", "f() = 1", "a b"]:
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset)

# expect: SyntaxError invalid syntax 1 5
# expect: SyntaxError invalid syntax 1 9
# expect: SyntaxError positional argument follows keyword argument 1 9
# expect: SyntaxError invalid syntax 1 7
# expect: SyntaxError '(' was never closed 1 1
# expect: SyntaxError unterminated string literal (detected at line 1) 1 5
# expect: IndentationError unexpected indent 1 2
# expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1
# expect: SyntaxError 'return' outside function 1 1
# expect: SyntaxError 'break' outside loop 1 1
# expect: SyntaxError 'await' outside function 1 1
# expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1
# expect: SyntaxError invalid syntax 1 3
