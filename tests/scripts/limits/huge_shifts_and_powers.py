print((1 << 100_000).bit_length(), (3**20_000).bit_length(), 0 << 10**10, 1 >> 10**20, -1 >> 10**20)
for f in [lambda: 1 << 10**20]:
    try:
        f()
    except (OverflowError, MemoryError) as error:
        print("refused")

# expect: 100001 31700 0 0 -1
# expect: refused
