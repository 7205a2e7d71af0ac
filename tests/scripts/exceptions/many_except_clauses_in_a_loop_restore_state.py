import sys

seen = []
for i in range(3):
    try:
        [][i]
    except IndexError as e:
        seen.append(str(e))
    seen.append(sys.exception())
print(seen)

# expect: ['list index out of range', None, 'list index out of range', None, 'list index out of range', None]
