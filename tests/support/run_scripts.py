#!/usr/bin/env python3
"""Runs the script tests: every .py and .aio file below tests/scripts, tests/acceptance and samples.

    run_scripts.py --aio build/release/aio                     one interpreter
    run_scripts.py --aio release=A --aio gcstress=B            several builds, each test under each
    run_scripts.py --oracle                                    asks CPython 3.13 whether the tests are true
    run_scripts.py --update [PATH...]                          writes what CPython 3.13 prints into the tests

script_test.py explains the comments that a test consists of. Files and folders whose name begins
with `_` are no tests: they are what tests import or read. Needs Python 3.11 and nothing else.
The closing line is `N passed, N failed` (and `, N skipped`); the exit code is 0 only if at least
one test ran and none failed.
"""
import argparse
import os
import shlex
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from oracle import find_cpython
from script_test import ScriptTest, environment, run

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DEFAULT_PATHS = ["tests/scripts", "tests/acceptance", "samples"]
# Builds that check themselves are slower; their labels end in one of these.
SLOW_BUILDS = ("gcstress", "asan")
SLOW_BUILD_FACTOR = 10
WORKERS = 2


def find_tests(paths):
    """All test files below `paths`, in a stable order."""
    found = []
    for path in paths:
        if os.path.isfile(path):
            found.append(path)
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith(("_", ".", "embed_")))
            found += [os.path.join(folder, name) for name in sorted(files)
                      if name.endswith((".py", ".aio")) and not name.startswith("_")]
    return found


class Interpreter:
    """A command that runs scripts, and the label under which its results are shown."""

    def __init__(self, label, command, is_oracle=False):
        self.label, self.command, self.is_oracle = label, command, is_oracle
        self.slow_build = label.endswith(SLOW_BUILDS)

    @classmethod
    def parse(cls, text):
        label, equals, command = text.partition("=")
        if not equals or "/" in label or " " in label:
            label, command = "aio", text
        command = shlex.split(command)
        if os.path.exists(command[0]):
            command[0] = os.path.abspath(command[0])
        return cls(label, command)

    def why_not(self, test, with_slow):
        """Why this interpreter does not run `test`, or None."""
        if test.slow and not with_slow:
            return "slow"
        if self.is_oracle:
            return test.cpython_reason
        return test.not_in.get(self.label)

    def run(self, test):
        timeout = test.timeout * (SLOW_BUILD_FACTOR if self.slow_build else 1)
        outcome = run(self.command + test.arguments(), cwd=os.path.dirname(test.path), env=environment(test.env),
                      stdin="".join(test.stdin_lines).encode(), timeout=timeout,
                      limit_memory=not self.label.endswith("asan"))
        if not self.is_oracle:
            # Hints are aio's own addition to CPython's messages; tests/hints looks at them.
            outcome.err = b"".join(line for line in outcome.err.splitlines(True) if not line.startswith(b"hint: "))
        return outcome


class Report:
    """Counts, and prints each failure once it is known."""

    def __init__(self, verbose, known=()):
        self.verbose = verbose
        self.known = set(known)
        self.passed = self.failed = self.skipped = 0
        self.retried = []

    def add(self, interpreter, test, result):
        name = "%s: %s" % (interpreter.label, os.path.relpath(test.path, ROOT))
        if isinstance(result, str):
            self.skipped += 1
            if self.verbose:
                print("skipped %s (%s)" % (name, result))
        elif result and os.path.relpath(test.path, ROOT) in self.known:
            self.skipped += 1
            print("known failure " + name)
        elif result:
            self.failed += 1
            print("FAILED  " + name)
            for line in result:
                print("    " + line)
        else:
            self.passed += 1
            if os.path.relpath(test.path, ROOT) in self.known:
                print("passes now, take it off the list of known failures: " + name)
            if self.verbose:
                print("passed  " + name)
        sys.stdout.flush()

    def close(self):
        if self.retried:
            print("passed at the second try: " + ", ".join(self.retried))
        line = "%d passed, %d failed" % (self.passed, self.failed)
        print(line + (", %d skipped" % self.skipped if self.skipped else ""))
        return 0 if self.passed and not self.failed else 1


def check(interpreter, test, options, report):
    """The problems of one run, or as a string the reason why there was none."""
    if reason := interpreter.why_not(test, options.slow):
        return reason
    problems = test.problems(interpreter.run(test))
    if problems and test.timed:
        # A busy machine can upset a test that waits; a wrong answer stays wrong.
        problems = test.problems(interpreter.run(test))
        if not problems:
            report.retried.append(os.path.basename(test.path))
    return problems


def read_known(path):
    """Paths of the tests that a file lists as failing for now; `#` begins a comment."""
    if not path:
        return []
    with open(path, encoding="utf-8") as f:
        return [line.split("#")[0].strip() for line in f if line.split("#")[0].strip()]


def run_all(interpreters, tests, options):
    report = Report(options.verbose, read_known(options.known))
    for interpreter in interpreters:
        began = time.monotonic()
        with ThreadPoolExecutor(options.jobs) as pool:
            results = pool.map(lambda test: check(interpreter, test, options, report), tests)
            for test, result in zip(tests, results):
                report.add(interpreter, test, result)
        print("%s: %d tests in %.1f s" % (interpreter.label, len(tests), time.monotonic() - began))
    return report.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="files or folders (default: %s)" % ", ".join(DEFAULT_PATHS))
    parser.add_argument("--aio", action="append", default=[], metavar="[LABEL=]COMMAND")
    parser.add_argument("--oracle", action="store_true", help="run under CPython 3.13")
    parser.add_argument("--update", action="store_true", help="write CPython's output into the tests")
    parser.add_argument("--find-oracle", action="store_true", help="print where CPython 3.13 is, or fail")
    parser.add_argument("--only", default="", metavar="TEXT", help="tests whose path contains TEXT")
    parser.add_argument("--slow", action="store_true", help="the slow tests too")
    parser.add_argument("--known", metavar="FILE", help="tests that are known to fail: reported, not counted as failures")
    parser.add_argument("--jobs", type=int, default=WORKERS)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()

    if options.find_oracle:
        print(find_cpython() or "not found")
        return 0 if find_cpython() else 1
    paths = options.paths or [os.path.join(ROOT, path) for path in DEFAULT_PATHS]
    tests = [ScriptTest(path) for path in find_tests(paths) if options.only in path]
    interpreters = [Interpreter.parse(text) for text in options.aio]
    if options.oracle or options.update:
        python = find_cpython()
        if python is None:
            sys.exit("CPython 3.13 was not found: no python3.13 on PATH and none among pyenv's versions")
        interpreters.append(Interpreter("cpython", [python], is_oracle=True))
    if not interpreters:
        parser.error("nothing to run with: give --aio COMMAND, --oracle or --update")
    if options.update:
        from update_expectations import update
        for test in tests:
            if not test.cpython_reason:
                update(test, interpreters[-1])
        return 0
    return run_all(interpreters, tests, options)


if __name__ == "__main__":
    sys.exit(main())
