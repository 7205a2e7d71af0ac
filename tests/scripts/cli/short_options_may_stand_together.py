# run: -BIc "import sys; print(sys.argv, sys.path[:1] == [''])" -V x
# expect: ['-c', '-V', 'x'] False
