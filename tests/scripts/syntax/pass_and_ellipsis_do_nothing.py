def f(): ...


class C: ...


print(f(), ..., Ellipsis is ..., type(...))
if True: pass; print("same line"); print("again")

# expect: None Ellipsis True <class 'ellipsis'>
# expect: same line
# expect: again
