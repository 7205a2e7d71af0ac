names = [f"v{i}" for i in range(1000)]
source = "\n".join(f"{n} = {i}" for i, n in enumerate(names)) + "\ntotal = " + " + ".join(names)
space = {}
exec(source, space)
print(space["total"])  # expect: 499500
exec("def f(" + ", ".join(names) + "):\n return " + names[-1] + " + len([" + ", ".join(names) + "])", space)
print(space["f"](*range(1000)))  # expect: 1999
print(len(eval("[" + ", ".join(str(i) + ".5" for i in range(70000)) + "]")))  # expect: 70000
