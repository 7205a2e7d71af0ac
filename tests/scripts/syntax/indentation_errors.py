for source in ["if 1:\npass", "if 1:\n  a\n b", " a", "if 1:\n\ta\n        b", "def f():\n"]:
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno)

# expect: IndentationError expected an indented block after 'if' statement on line 1 2
# expect: IndentationError unindent does not match any outer indentation level 3
# expect: IndentationError unexpected indent 1
# expect: TabError inconsistent use of tabs and spaces in indentation 3
# expect: IndentationError expected an indented block after function definition on line 1 1
