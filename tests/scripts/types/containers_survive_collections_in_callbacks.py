from _collections_in_callbacks import K, churn
d = {K(i): [i] for i in range(12)}
print(len(d), d[K(7)], K(99) in d, list(d)[:3])
for i in range(0, 12, 2): del d[K(i)]
print(d)
for i in range(15): d.setdefault(K(i), i)
print(len(d), d.pop(K(3)), d.popitem())
s = {K(i) for i in range(8)}
s |= {K(i) for i in range(5, 12)}
print(len(s), sorted(s)[:3], sorted(s & {K(1), K(2)}), len(s - {K(1)}), sorted(s ^ {K(1), K(100)})[-1])
class Evil:
    def __init__(self, d): self.d = d
    def __hash__(self): return 1
    def __eq__(self, o):
        self.d.clear()
        return False
e = {}
e[Evil(e)] = 1
e[Evil(e)] = 2
print(len(e))
class EvilS:
    def __init__(self, s): self.s = s
    def __hash__(self): return 1
    def __eq__(self, o):
        self.s.clear(); return False
t = set()
t.add(EvilS(t)); t.add(EvilS(t))
print(len(t))
l = [K(i * 7 % 11) for i in range(11)]
print(sorted(l), sorted(l, reverse=True), sorted(l, key=lambda k: churn() or -k.v))
class M:
    def __init__(self, l): self.l = l
    def __lt__(self, o):
        self.l.append(1); return False
l = []
l += [M(l), M(l), M(l)]
try: l.sort()
except ValueError as ex: print(ex)
print(len(l))
class E2:
    def __init__(self, l): self.l = l
    def __eq__(self, o): self.l.clear(); return False
l = []; l += [E2(l) for _ in range(5)]
print(1 in l, l.count(1), l)
print([K(1), K(2)] == [K(1), K(2)], [K(1)] < [K(2)], (K(1), 2) < (K(1), 3))
x = [1, [2, {3: (4, {5})}]]
print(x, repr(x))

# expect: 12 [7] False [K0, K1, K2]
# expect: {K1: [1], K3: [3], K5: [5], K7: [7], K9: [9], K11: [11]}
# expect: 15 [3] (K14, 14)
# expect: 12 [K0, K1, K2] [K1, K2] 11 K100
# expect: 1
# expect: 1
# expect: [K0, K1, K2, K3, K4, K5, K6, K7, K8, K9, K10] [K10, K9, K8, K7, K6, K5, K4, K3, K2, K1, K0] [K10, K9, K8, K7, K6, K5, K4, K3, K2, K1, K0]
# expect: list modified during sort
# expect: 3
# expect: False 0 []
# expect: True True True
# expect: [1, [2, {3: (4, {5})}]] [1, [2, {3: (4, {5})}]]
