# exit: 1
# stderr: all
class C:
    values = [(lambda x: 1 // x)(n) for n in [1, 0]]

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 3, in <module>
# expect-stderr:     class C:
# expect-stderr:         values = [(lambda x: 1 // x)(n) for n in [1, 0]]
# expect-stderr:   File "FILE", line 4, in C
# expect-stderr:     values = [(lambda x: 1 // x)(n) for n in [1, 0]]
# expect-stderr:               ~~~~~~~~~~~~~~~~~~^^^
# expect-stderr:   File "FILE", line 4, in <lambda>
# expect-stderr:     values = [(lambda x: 1 // x)(n) for n in [1, 0]]
# expect-stderr:                          ~~^^~~
# expect-stderr: ZeroDivisionError: integer division or modulo by zero
