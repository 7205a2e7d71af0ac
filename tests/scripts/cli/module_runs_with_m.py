# run: -m _package.tool a b

# expect: run as __main__ ['a', 'b'] _package
