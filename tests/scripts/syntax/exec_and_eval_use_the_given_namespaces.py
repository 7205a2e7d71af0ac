space = {"x": 2}
print(eval("x + 1", space))  # expect: 3
exec("y = x * 10\ndef f(): return y", space)
print(space["y"], space["f"]())  # expect: 20 20
x = 100
print(eval("x"), eval("x", {"x": 1}, {"x": 5}))  # expect: 100 5
code = compile("1 + 2", "<made>", "eval")
print(eval(code), code.co_filename)  # expect: 3 <made>
