"""Writes what CPython prints into a script test (run_scripts.py --update).

Where each line of output comes from a line of its own, in the order of the file, the expectation
is put at the end of that line; otherwise all of them stand in one block at the end of the file.
"""
import os
import re
import tempfile

from script_test import ScriptTest, environment, run

MAX_COLUMNS = 100

# Runs a script and writes down which source line each line of output comes from.
SPY = r'''
import sys
report, path = sys.argv[1:3]
sys.argv = sys.argv[2:]
sys.path[0] = path.rpartition("/")[0]
lines = []
class Spy:
    def write(self, text):
        frame = sys._getframe(1)
        lines.extend([frame.f_lineno if frame.f_code.co_filename == path else 0] * text.count("\n"))
    def flush(self): pass
    def isatty(self): return False
sys.stdout = Spy()
main = type(sys)("__main__")
sys.modules["__main__"] = main
main.__file__ = path
source = open(path, encoding="utf-8").read()
try:
    exec(compile(source, path, "exec"), main.__dict__)
finally:
    open(SPY_REPORT, "w").write(" ".join(map(str, lines)))
'''


def update(test, cpython):
    """Rewrites the file of `test` if CPython says something else than the file does."""
    outcome = cpython.run(test)
    if outcome.timed_out:
        print("no end after %.0f s, left alone: %s" % (outcome.seconds, test.path))
        return
    if not test.problems(outcome):
        return
    out, exit_code = outcome.out_lines(), outcome.exit_code
    lines = test.text.rstrip("\n").split("\n")
    if exit_code != test.exit_code:
        lines = [line for line in lines if not line.startswith("# exit:")]
        lines.insert(0, "# exit: %d" % exit_code)
        test.exit_code = exit_code
        if test.stderr_mode == "none" and not re.search(r"^# stderr: none$", test.text, re.M):
            test.stderr_mode = "last"
    err = test.visible_stderr(outcome.err)
    old = [line for line in lines if "# expect:" in line]
    if len(old) == len(out) and old:
        lines = replace_in_place(lines, out)
        bare = [line for line in lines if not line.startswith("# expect-stderr:")]
        save(test, bare + comment_block("expect-stderr", err))
    else:
        bare = strip_expectations(lines)
        sources = source_lines(test, bare, cpython) if not exit_code and not test.run_line else None
        if sources and len(sources) == len(out) and place_inline(bare, sources, out):
            save(test, bare + comment_block("expect-stderr", err))
        else:
            save(test, bare + comment_block("expect", out) + comment_block("expect-stderr", err))
    problems = ScriptTest(test.path).problems(cpython.run(ScriptTest(test.path)))
    print("updated %s%s" % (test.path, "".join("\n    STILL DIFFERS " + line for line in problems)))


def strip_expectations(lines):
    kept = [re.sub(r"\s*# expect:.*$", "", line) for line in lines
            if not re.match(r"# expect(-stderr)?:", line)]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def replace_in_place(lines, out):
    answers = iter(out)
    return [re.sub(r"# expect:.*$", lambda _: expectation("expect", next(answers)), line)
            if "# expect:" in line else line for line in lines]


def comment_block(name, texts):
    return [expectation(name, text) for text in texts]


def expectation(name, text):
    return "# %s: %s" % (name, text) if text else "# %s:" % name


def source_lines(test, lines, cpython):
    """For each line of output the source line that printed it, or None where that is not known."""
    with tempfile.TemporaryDirectory() as folder:
        spy, report = os.path.join(folder, "spy.py"), os.path.join(folder, "report")
        with open(spy, "w", encoding="utf-8") as file:
            file.write(SPY.replace("SPY_REPORT", repr(report)))
        run(cpython.command + [spy, report, test.path] + test.args, cwd=os.path.dirname(test.path),
            env=environment(test.env), stdin="".join(test.stdin_lines).encode(), timeout=test.timeout)
        if not os.path.exists(report):
            return None
        with open(report, encoding="utf-8") as file:
            numbers = [int(word) for word in file.read().split()]
    # The spy read the file as it was; expectations only ever stood at ends of lines or as lines at the end.
    rising = all(a < b for a, b in zip([0] + numbers, numbers))
    return numbers if rising and numbers and numbers[-1] <= len(lines) else None


def place_inline(lines, numbers, out):
    """Appends each expectation to its line; False (and nothing changed) if one does not fit."""
    placed = {}
    for number, text in zip(numbers, out):
        line = lines[number - 1]
        whole = "%s  %s" % (line, expectation("expect", text))
        if len(whole) > MAX_COLUMNS or "#" in line or not is_whole_statement(line):
            return False
        placed[number - 1] = whole
    for index, whole in placed.items():
        lines[index] = whole
    return True


def is_whole_statement(line):
    return "print(" in line and line.rstrip().endswith(")") and all(
        line.count(a) == line.count(b) for a, b in ("()", "[]", "{}"))


def save(test, lines):
    # One empty line separates the block of expectations from the program.
    for i, line in enumerate(lines):
        if re.match(r"# expect(-stderr)?:", line) and i and not re.match(r"# expect", lines[i - 1]):
            if lines[i - 1]:
                lines.insert(i, "")
            break
    test.text = "\n".join(lines) + "\n"
    with open(test.path, "w", encoding="utf-8") as file:
        file.write(test.text)
