s = ""
for i in range(1000):
    s += str(i)
t = s
s += "!"
print(len(s), len(t), s[:12], s[-4:], t[-3:])  # expect: 2891 2890 012345678910 999! 999
