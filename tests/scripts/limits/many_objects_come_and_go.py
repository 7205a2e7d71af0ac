# not: gcstress a collection at every safepoint takes too long here
# A program that keeps little but makes a lot needs little memory.
class Node:
    def __init__(self, next):
        self.next = next
        self.me = self


total = 0
for i in range(200_000):
    n = Node((i, [i]))
    total += n.next[0] & 1
print(total)  # expect: 100000
