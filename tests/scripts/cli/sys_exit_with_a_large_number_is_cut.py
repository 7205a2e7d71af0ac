# exit: 44
# stderr: all
import sys

sys.exit(300)
