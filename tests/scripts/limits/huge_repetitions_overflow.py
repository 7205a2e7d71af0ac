for f in [lambda: "x" * 2**70, lambda: [0] * 2**63, lambda: range(2**70).__len__(), lambda: "abc"[2**70:], lambda: [1][2**70]]:
    try:
        print(repr(f()))
    except (OverflowError, IndexError, MemoryError) as error:
        print(type(error).__name__, error)

# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: ''
# expect: IndexError cannot fit 'int' into an index-sized integer
