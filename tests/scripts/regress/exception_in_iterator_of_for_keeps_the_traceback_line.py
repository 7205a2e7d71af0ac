# exit: 1
# stderr: nocaret
class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("next")


for x in It():
    pass

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 11, in <module>
# expect-stderr:     for x in It():
# expect-stderr:   File "FILE", line 8, in __next__
# expect-stderr:     raise KeyError("next")
# expect-stderr: KeyError: 'next'
