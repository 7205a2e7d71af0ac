x = 5
y = [1]
print(f"{x=} {y = } {x + 1=} {x=:03d} {x=!r:>4}")  # expect: x=5 y = [1] x + 1=6 x=005 x=   5
