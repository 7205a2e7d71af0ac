name, n = "Ann", 3
print(f"{name} has {n + 1} cats, {name!r}, {name!s}, {'é'!a}")
print(f"{{literal}} {n}{{}}")
print(f"{n:03d}|{name:>6}|{name:*^9}|{3.14159:.2f}|{255:#x}|{10**6:,}")

# expect: Ann has 4 cats, 'Ann', Ann, '\xe9'
# expect: {literal} 3{}
# expect: 003|   Ann|***Ann***|3.14|0xff|1,000,000
