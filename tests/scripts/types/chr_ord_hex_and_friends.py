print(chr(65), ord("A"), chr(0x1F600), ord("😀"), hex(255), hex(-1), oct(8), bin(-5), ascii("é"))
for f in [lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: hex(1.5)]:
    try:
        f()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

# expect: A 65 😀 128512 0xff -0x1 0o10 -0b101 '\xe9'
# expect: ValueError chr() arg not in range(0x110000)
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: TypeError ord() expected a character, but string of length 0 found
# expect: TypeError ord() expected string of length 1, but int found
# expect: TypeError 'float' object cannot be interpreted as an integer
