if a: b
elif c:
    d
elif e: f
else:
    g
while x:
    break
else:
    continue_
for a, *b in c, d:
    continue
else: pass
