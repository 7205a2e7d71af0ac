print("%s %r %a" % ("a", "b", "é"), "%d %i %5d|%-5d|%05d" % (1, 2, 3, 4, 5), "%(k)s %(n)03d" % {"k": "v", "n": 7})
print("%c%c" % ("a", 98), "%.2s|%5.1s|" % ("abc", "xyz"), "%*d" % (5, 42), "%x %X %#x %o" % (255, 255, 255, 8), "%%" % ())
for text, args in ("%d", "x"), ("%s %s", 1), ("%s", (1, 2)), ("%q", 1), ("%(a)s", 5):
    try:
        print(text % args)
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)

# expect: a 'b' '\xe9' 1 2     3|4    |00005 v 007
# expect: ab ab|    x|    42 ff FF 0xff 10 %
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during string formatting
# expect: ValueError unsupported format character 'q' (0x71) at index 1
# expect: TypeError format requires a mapping
