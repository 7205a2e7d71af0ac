# run: repl
# cpython: its prompt is another one
# stdin: 1 + 1
# stdin: None
# stdin: _ * 3
# stdin: x = 5; x
# stdin: """a
# stdin: b"""
# expect: 2
# expect: 6
# expect: 5
# expect: 'a\nb'
# stderr: none
