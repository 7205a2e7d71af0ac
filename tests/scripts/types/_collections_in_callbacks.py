"""Keys whose special methods make garbage and, every few calls, collect."""
import gc
_n = 0
def churn():
    global _n
    _n += 1
    if _n % 7 == 0: gc.collect()
    x = [[i, str(i), {i: i}, (i,)] for i in range(3)]
class K:
    def __init__(self, v): self.v = v
    def __hash__(self):
        churn(); return self.v % 3
    def __eq__(self, o):
        churn(); return isinstance(o, K) and self.v == o.v
    def __lt__(self, o):
        churn(); return self.v < o.v
    def __repr__(self):
        churn(); return f"K{self.v}"
