lines = ["a", "b"]
print(f"{'\n'.join(lines)}")
print(f"""{
    1 +  # a comment inside
    2
} and {lines[0]!r}""")

# expect: a
# expect: b
# expect: 3 and 'a'
