# exit: 1
# stderr: all
def f(d):
    return d["a"]["b"] + d["c"].missing.attribute


f({"a": {"b": 1}, "c": 5})

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 7, in <module>
# expect-stderr:     f({"a": {"b": 1}, "c": 5})
# expect-stderr:     ~^^^^^^^^^^^^^^^^^^^^^^^^^
# expect-stderr:   File "FILE", line 4, in f
# expect-stderr:     return d["a"]["b"] + d["c"].missing.attribute
# expect-stderr:                          ^^^^^^^^^^^^^^
# expect-stderr: AttributeError: 'int' object has no attribute 'missing'
