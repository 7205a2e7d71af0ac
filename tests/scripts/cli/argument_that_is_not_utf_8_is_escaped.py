import subprocess
import sys

code = "import sys; print(ascii(sys.argv[1:]))"
run = subprocess.run([sys.executable, "-c", code, b"a\xffb"], capture_output=True, text=True)
print(run.stdout.strip())  # expect: ['a\udcffb']
