import sys

print("a", end="", flush=True)
sys.stdout.write("b")
sys.stdout.flush()
print("c", end="")
# expect: abc
