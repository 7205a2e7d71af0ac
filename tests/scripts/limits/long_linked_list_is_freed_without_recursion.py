# not: gcstress a collection at every safepoint takes too long here
class Node:
    pass


head = None
for i in range(300_000):
    n = Node()
    n.next = head
    head = n
count = 0
while head:
    head = head.next
    count += 1
print(count)  # expect: 300000
head = []
for i in range(300_000):
    head = [head]
del head
print("freed")  # expect: freed
