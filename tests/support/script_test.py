"""One script test: what its comments say, how a program runs, and what it should have printed.

A test is a plain Python program. Comments in it state what must happen:

    print(1 + 1)  # expect: 2      one line of standard output, in the order of the file
    # expect:                      an empty line
    # expect-stderr: TEXT          one line of standard error, seen through `# stderr:`
    # stderr: last | nocaret | all | none
                                   the last line; all but the ^~~ marks; everything; nothing.
                                   Without it: last when the exit code is not 0, else none
    # exit: 1                      the exit code (default 0; death by signal N is 128 + N)
    # args: a "b c"                arguments of the script
    # run: -c 'print(1)'           the whole command line instead; {file} and {dir} are known
    # stdin: TEXT                  one line of standard input
    # env: NAME=VALUE              one more environment variable
    # timeout: 60                  seconds (default 20)
    # slow                         only runs with --slow
    # not: LABEL REASON            not run in the build of that label
    # cpython: REASON              differs from CPython on purpose: the oracle is not asked
"""
import os
import re
import shlex
import shutil
import signal
import subprocess

DEFAULT_TIMEOUT = 20.0
SANITIZER_REPORT = re.compile(rb"ERROR: (Address|Leak)Sanitizer|: runtime error: ")
# More than any test needs, and less than what would hurt the machine.
ADDRESS_SPACE_BYTES = 6 << 30

_EXPECT = re.compile(r"# expect:(?: (.*))?$")
_DIRECTIVE = re.compile(r"# (expect-stderr|stderr|exit|args|run|stdin|env|timeout|not|cpython):(?: (.*))?$")


class ScriptTest:
    """A test file, read once."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.expected_out, self.expected_err, self.stdin_lines = [], [], []
        self.env, self.not_in = {}, {}
        self.exit_code, self.timeout = 0, DEFAULT_TIMEOUT
        self.stderr_mode = self.run_line = self.cpython_reason = None
        self.args, self.slow = [], False
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        for line in self.text.split("\n"):
            self._read_line(line)
        self.timed = re.search(r"\b(sleep|timeout|wait_for|call_later)\(", self.text) is not None
        if self.stderr_mode is None:
            self.stderr_mode = "last" if self.exit_code else "none"

    def _read_line(self, line):
        if match := _EXPECT.search(line):
            self.expected_out.append(match[1] or "")
        elif line == "# slow":
            self.slow = True
        elif match := _DIRECTIVE.match(line):
            self._apply(match[1], match[2] or "")

    def _apply(self, name, value):
        if name == "expect-stderr":
            self.expected_err.append(value)
        elif name == "stdin":
            self.stdin_lines.append(value + "\n")
        elif name == "env":
            self.env.update([value.split("=", 1)])
        elif name == "not":
            label, _, reason = value.partition(" ")
            self.not_in[label] = reason
        elif name == "exit":
            self.exit_code = int(value)
        elif name == "timeout":
            self.timeout = float(value)
        elif name == "args":
            self.args = shlex.split(value)
        elif name == "run":
            self.run_line = value
        elif name == "stderr":
            assert value in ("last", "nocaret", "all", "none"), value
            self.stderr_mode = value
        elif name == "cpython":
            self.cpython_reason = value

    def arguments(self):
        """What stands behind the interpreter on the command line."""
        if self.run_line is None:
            return [self.path] + self.args
        known = {"{file}": self.path, "{dir}": os.path.dirname(self.path)}
        return [re.sub(r"\{file\}|\{dir\}", lambda m: known[m[0]], word)
                for word in shlex.split(self.run_line)]

    def visible_stderr(self, data):
        """The lines of standard error that the test looks at."""
        text = data.decode("utf-8", "replace")
        text = text.replace(self.path, "FILE").replace(os.path.dirname(self.path), "DIR")
        lines = [line.rstrip() for line in text.splitlines()]
        if self.stderr_mode == "none":
            return []
        if self.stderr_mode == "last":
            return [line for line in lines if line][-1:]
        if self.stderr_mode == "nocaret":
            return [line for line in lines if line.strip(" ~^")]
        return lines

    def problems(self, outcome):
        """What is wrong with `outcome`, as lines for a person; empty when all is well."""
        if outcome.timed_out:
            return ["no end after %.0f s" % outcome.seconds]
        found = []
        if SANITIZER_REPORT.search(outcome.err):
            found += ["sanitizer report:"] + outcome.err.decode("utf-8", "replace").split("\n")[-60:]
        if outcome.exit_code != self.exit_code:
            found.append("exit code %d, expected %d" % (outcome.exit_code, self.exit_code))
        found += difference("stdout", self.expected_out, outcome.out_lines())
        found += difference("stderr", self.expected_err, self.visible_stderr(outcome.err))
        if found and self.stderr_mode == "none" and outcome.err:
            found += ["stderr: " + line for line in outcome.err.decode("utf-8", "replace").split("\n")[-12:]]
        return found


class Outcome:
    """What one run of a program left behind."""

    def __init__(self, returncode, out, err, timed_out, seconds):
        self.exit_code = returncode if returncode >= 0 else 128 - returncode
        self.out, self.err = out, err
        self.timed_out, self.seconds = timed_out, seconds

    def out_lines(self):
        text = self.out.decode("utf-8", "backslashreplace")
        return text[:-1].split("\n") if text.endswith("\n") else text.split("\n") if text else []


def difference(name, expected, got):
    """The first difference with a little context, or nothing."""
    if expected == got:
        return []
    first = next((i for i, (a, b) in enumerate(zip(expected, got)) if a != b), min(len(expected), len(got)))
    lines = ["%s differs at line %d (%d lines, expected %d):" % (name, first + 1, len(got), len(expected))]
    lines += ["      " + text for text in expected[max(0, first - 2):first]]
    lines += ["    - " + text for text in expected[first:first + 4]]
    lines += ["    + " + text for text in got[first:first + 4]]
    return lines


def environment(extra=()):
    """The same small environment for every interpreter, so that nothing of the user leaks in."""
    env = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": os.environ.get("HOME", "/"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
        "PYTHON_COLORS": "0",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PYTHONNOUSERSITE": "1",
    }
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
        if name in os.environ:
            env[name] = os.environ[name]
    env.update(extra)
    return env


def run(command, cwd, env, stdin=b"", timeout=DEFAULT_TIMEOUT, limit_memory=True):
    """Runs `command` in a process group of its own, and ends the group at the timeout."""
    if limit_memory and shutil.which("prlimit"):
        command = ["prlimit", "--as=%d" % ADDRESS_SPACE_BYTES] + command
    child = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, start_new_session=True)
    timed_out = False
    try:
        out, err = child.communicate(stdin, timeout=timeout)
    except subprocess.TimeoutExpired:
        timed_out = True
        _end_group(child)
        out, err = child.communicate()
    return Outcome(child.returncode, out, err, timed_out, timeout)


def _end_group(child):
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
