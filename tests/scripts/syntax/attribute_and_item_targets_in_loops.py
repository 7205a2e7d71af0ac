class C:
    pass


c, d = C(), {}
for c.x in range(3):
    pass
for d["k"], d["v"] in [(1, 2)]:
    pass
print(c.x, d)  # expect: 2 {'k': 1, 'v': 2}
with open("/dev/null") as c.file:
    print(c.file.closed)  # expect: False
print(c.file.closed)  # expect: True
