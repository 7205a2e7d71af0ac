for value, spec in (5, "s"), ("a", "d"), (1.5, "d"), ("a", "+"), (5, ",s"), ("a", "=5"), (1, "q"), (1, ".2d"), ([], "5"), (None, "x"):
    try:
        format(value, spec)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

# expect: ValueError Unknown format code 's' for object of type 'int'
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: ValueError Unknown format code 'd' for object of type 'float'
# expect: ValueError Sign not allowed in string format specifier
# expect: ValueError Cannot specify ',' with 's'.
# expect: ValueError '=' alignment not allowed in string format specifier
# expect: ValueError Unknown format code 'q' for object of type 'int'
# expect: ValueError Precision not allowed in integer format specifier
# expect: TypeError unsupported format string passed to list.__format__
# expect: TypeError unsupported format string passed to NoneType.__format__
