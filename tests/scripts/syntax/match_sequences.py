def shape(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [first, *_, last] if first == last:
            return "same ends"
        case (a, [b, *rest]):
            return f"nested {a} {b} {rest}"
        case [_, _, *rest]:
            return f"long {rest}"
        case _:
            return "no sequence"


print(shape([]), shape((1,)), shape([1, 2, 1]), shape([1, (2, 3, 4)]), shape(range(4)))
print(shape("ab"), shape(b"ab"), shape({1, 2}), shape(iter([1])))

# expect: empty one 1 same ends nested 1 2 [3, 4] long [2, 3]
# expect: no sequence no sequence no sequence no sequence
