print(list[int], dict[str, list[int]], int | None, tuple[int, ...], type[int], (int | str) == (str | int), list[int].__origin__, list[int].__args__)
print(isinstance([], list), list[int](), int | list[str])

# expect: list[int] dict[str, list[int]] int | None tuple[int, ...] type[int] True <class 'list'> (<class 'int'>,)
# expect: True [] int | list[str]
