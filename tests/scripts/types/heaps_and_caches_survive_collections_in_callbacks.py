from _collections_in_callbacks import K, churn
from functools import lru_cache, reduce, cmp_to_key
@lru_cache(maxsize=3)
def f(*a, **k):
    churn(); return [K(i) for i in a]
for i in range(8): f(i % 4, K(1)); f(1, x=2)
print(f.cache_info(), f(1, x=2))
print(sorted(map(K, [3, 1, 2]), key=cmp_to_key(lambda a, b: churn() or a.v - b.v)), reduce(lambda a, b: a + [b], range(4), []))
import heapq, bisect
h = []
for i in [5, 3, 8, 1, 9, 2]: heapq.heappush(h, K(i))
print([heapq.heappop(h) for _ in range(6)])
print(max(map(K, [1, 5, 3])), min([K(4), K(2)], key=lambda k: churn() or -k.v), sum(([K(i)] for i in range(3)), []))
d = dict.fromkeys(map(str, range(20)), 0); d.update((str(i), K(i)) for i in range(5)); print(list(d.items())[:6], d.keys() & {'1', 'x'})

# expect: CacheInfo(hits=7, misses=9, maxsize=3, currsize=3) [K1]
# expect: [K1, K2, K3] [0, 1, 2, 3]
# expect: [K1, K2, K3, K5, K8, K9]
# expect: K5 K4 [K0, K1, K2]
# expect: [('0', K0), ('1', K1), ('2', K2), ('3', K3), ('4', K4), ('5', 0)] {'1'}
