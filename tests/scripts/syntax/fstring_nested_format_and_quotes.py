width, precision, value = 10, 3, 2.718281828
print(f"{value:{width}.{precision}f}|{value:{'>'}{width}}")
print(f"{'nested ' + f'{1 + 1}'} {"same quotes"} {'a' if True else "b"}")
d = {"key": "value"}
print(f"{d["key"]} {d!r:>20}")

# expect:      2.718|2.718281828
# expect: nested 2 same quotes a
# expect: value     {'key': 'value'}
