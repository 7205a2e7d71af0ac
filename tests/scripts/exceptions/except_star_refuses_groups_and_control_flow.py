for source in ["try: pass\nexcept* ValueError: pass\nexcept KeyError: pass", "try: pass\nexcept*: pass",
               "for x in y:\n try: pass\n except* ValueError: break", "def f():\n try: pass\n except* V: return"]:
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as error:
        print(error.msg)
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)

# expect: cannot have both 'except' and 'except*' on the same 'try'
# expect: expected one or more exception types
# expect: 'break', 'continue' and 'return' cannot appear in an except* block
# expect: 'break', 'continue' and 'return' cannot appear in an except* block
# expect: catching ExceptionGroup with except* is not allowed. Use except instead.
