# run: -
# stdin: import sys
# stdin: print("from stdin", sys.argv)

# expect: from stdin ['-']
