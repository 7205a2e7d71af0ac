# exit: 3
import sys

try:
    sys.exit(3)
except Exception:
    print("never")
finally:
    print("finally")

# expect: finally
