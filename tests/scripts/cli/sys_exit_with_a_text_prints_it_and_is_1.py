# exit: 1
# stderr: all
import sys

sys.exit("something went wrong")

# expect-stderr: something went wrong
