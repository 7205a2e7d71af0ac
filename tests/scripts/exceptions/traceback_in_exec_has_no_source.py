# exit: 1
# stderr: all
exec("def f():\n    1 / 0\n")
f()

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 4, in <module>
# expect-stderr:     f()
# expect-stderr:     ~^^
# expect-stderr:   File "<string>", line 2, in f
# expect-stderr: ZeroDivisionError: division by zero
