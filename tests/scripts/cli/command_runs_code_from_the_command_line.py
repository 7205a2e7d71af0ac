# run: -c 'import sys; print(sys.argv, __name__)' a b

# expect: ['-c', 'a', 'b'] __main__
