from _collections_in_callbacks import K, churn
from itertools import *
print(list(chain.from_iterable(map(lambda i: [K(i)] * 2, range(3)))), list(zip_longest(map(K, range(3)), [1], fillvalue=K(9))))
print([(k, list(g)) for k, g in groupby(map(K, [1, 1, 2, 2, 3]))])
print(list(accumulate(map(str, range(5)))), list(permutations(map(K, range(3)), 2)), list(product(map(K, range(2)), repeat=2)))
a, b = tee(map(K, range(4))); print(next(a), list(b), list(a))
print(list(islice((K(i) for i in range(100)), 2, 20, 6)), list(batched(map(K, range(5)), 2)))
from collections import deque, Counter, defaultdict, OrderedDict
q = deque(map(K, range(5)), maxlen=3); q.rotate(1); q.appendleft(K(8)); print(q, K(2) in q, q.count(K(2)))
print(Counter(map(K, [1, 2, 1])), defaultdict(list, {K(1): [2]})[K(5)])
import json
print(json.loads('{"a":[1,{"b":"c"}],"d":{"e":null}}', object_hook=lambda d: (churn(), sorted(d.items(), key=str))[1]))
print(json.dumps({"k": K(3), "l": [K(4)]}, default=lambda o: churn() or {"v": str(o.v) * 2}, sort_keys=True, indent=1))

# expect: [K0, K0, K1, K1, K2, K2] [(K0, 1), (K1, K9), (K2, K9)]
# expect: [(K1, [K1, K1]), (K2, [K2, K2]), (K3, [K3])]
# expect: ['0', '01', '012', '0123', '01234'] [(K0, K1), (K0, K2), (K1, K0), (K1, K2), (K2, K0), (K2, K1)] [(K0, K0), (K0, K1), (K1, K0), (K1, K1)]
# expect: K0 [K0, K1, K2, K3] [K1, K2, K3]
# expect: [K2, K8, K14] [(K0, K1), (K2, K3), (K4,)]
# expect: deque([K8, K4, K2], maxlen=3) True 1
# expect: Counter({K1: 2, K2: 1}) []
# expect: [('a', [1, [('b', 'c')]]), ('d', [('e', None)])]
# expect: {
# expect:  "k": {
# expect:   "v": "33"
# expect:  },
# expect:  "l": [
# expect:   {
# expect:    "v": "44"
# expect:   }
# expect:  ]
# expect: }
