# stderr: none
import os
import sys

r, w = os.pipe()
os.close(r)
file = os.fdopen(w, "w")
file.write("x")
try:
    file.flush()
except BrokenPipeError as error:
    print(error)  # expect: [Errno 32] Broken pipe
try:
    file.close()
except BrokenPipeError:
    print("again at close")  # expect: again at close
