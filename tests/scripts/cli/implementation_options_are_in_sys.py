# run: -X dev -Xa=b=c {file}
import sys

print(sys._xoptions, sys.warnoptions)  # expect: {'dev': True, 'a': 'b=c'} ['default']
