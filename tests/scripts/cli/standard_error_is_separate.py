# stderr: all
import sys

print("out")
print("err", file=sys.stderr)
sys.stderr.write("more err\n")
print(sys.stdout.write("text\n"))

# expect: out
# expect: text
# expect: 5
# expect-stderr: err
# expect-stderr: more err
