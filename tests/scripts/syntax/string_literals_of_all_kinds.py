print("tab\tnewline\\n", 'it''s', r"\raw\n", "\x41\u0042\N{BULLET}\101")
print(b"bytes\x00\xff", rb"\d", "a" "b" 'c')
print("""triple "quoted" \
continued""")
print(repr("\0\a\b\f\v\r\x7f\xa0\u2028"))

# expect: tab	newline\n its \raw\n AB•A
# expect: b'bytes\x00\xff' b'\\d' abc
# expect: triple "quoted" continued
# expect: '\x00\x07\x08\x0c\x0b\r\x7f\xa0\u2028'
