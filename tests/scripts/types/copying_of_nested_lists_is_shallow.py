a = [[0] * 2] * 2
a[0][0] = 1
print(a)  # expect: [[1, 0], [1, 0]]
b = a[:]
b[0] = "new"
print(a, b)  # expect: [[1, 0], [1, 0]] ['new', [1, 0]]
import copy

c = copy.deepcopy(a)
c[0][0] = "deep"
print(a[0], c[0], c[0] is c[1])  # expect: [1, 0] ['deep', 0] True
