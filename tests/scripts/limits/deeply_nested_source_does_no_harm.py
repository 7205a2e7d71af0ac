for source in ["(" * 1000 + ")" * 1000, "[" * 150 + "]" * 150, "-" * 100_000 + "1", "x" + ".a" * 200_000, "a" + "[0]" * 100_000,
               "if 1:\n" + "".join(" " * i + "if 1:\n" for i in range(1, 150)) + " " * 150 + "pass"]:
    try:
        compile(source, "<deep>", "exec")
    except (SyntaxError, MemoryError, RecursionError):
        pass  # which depth is too deep is the implementation's own matter
print("alive")  # expect: alive
