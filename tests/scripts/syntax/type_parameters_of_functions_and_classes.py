def first[T](items: list[T]) -> T:
    return items[0]


class Stack[T, *Ts, **P]:
    pass


print(first([1, 2]), first.__type_params__, Stack.__type_params__)  # expect: 1 (T,) (T, Ts, P)
print(Stack.__parameters__, first.__annotations__["return"])  # expect: (T, Ts, P) T
