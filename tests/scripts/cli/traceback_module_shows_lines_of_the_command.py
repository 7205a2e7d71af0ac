import subprocess
import sys

code = """import traceback
try:
    1 / 0
except ZeroDivisionError:
    traceback.print_exc(file=__import__('sys').stdout)
"""
print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout, end="")
# expect: Traceback (most recent call last):
# expect:   File "<string>", line 3, in <module>
# expect:     1 / 0
# expect:     ~~^~~
# expect: ZeroDivisionError: division by zero
