# timeout: 60
for f in [lambda: "x" * 10**15, lambda: [0] * 10**15, lambda: b"x" * 10**15, lambda: bytes(10**15), lambda: bytearray(10**15),
          lambda: "ab" * 10**18, lambda: (1,) * 10**16]:
    try:
        f()
        print("never")
    except (MemoryError, OverflowError) as error:
        print("refused")

# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
