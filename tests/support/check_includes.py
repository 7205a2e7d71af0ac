#!/usr/bin/env python3
"""Who may include whom: checks every #include "..." of the sources against the table below.

The longest prefix of a file's path decides what it may include besides its own folder. CMake enforces the
coarse direction by linking; this holds the finer rows. Prints one line for each include that is not allowed.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

ALLOWED = {
    "lang/source": ["lang/diagnostic"],
    "lang/diagnostic": ["lang/source"],
    "lang/unicode": ["lang/"],
    "lang/ast": ["lang/source", "lang/diagnostic", "lang/unicode"],
    "lang/syntax": ["lang/source", "lang/diagnostic", "lang/ast", "lang/unicode"],
    "lang/bytecode": ["lang/source"],
    "lang/compile": ["lang/source", "lang/diagnostic", "lang/ast", "lang/bytecode", "lang/unicode"],
    "runtime/loop": [],
    "runtime": ["runtime/", "lang/bytecode", "lang/source"],
    "stdlib": ["runtime/", "stdlib/", "lang/bytecode", "lang/source", "lang/unicode"],
    "stdlib/tools": ["lang/"],  # runs while aio is built; the library does not link it
    "embed": ["aio/", "embed/", "stdlib/", "runtime/", "lang/"],
    "embed/include": ["aio/"],
    "cli": ["aio/", "cli/", "lang/"],
}
# The one header through which a library of others may be reached.
ONLY_IN = {"uv.h": "runtime/loop", "tao/pegtl": "lang/syntax"}


def sources():
    listed = subprocess.run(["git", "ls-files", "*.cpp", "*.hpp"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.split()


def rule_for(path):
    """The most specific row for a file, or None for folders that may include everything."""
    fitting = [prefix for prefix in ALLOWED if path.startswith(prefix)]
    return max(fitting, key=len) if fitting else None


def violations(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        lines = file.read().split("\n")
    rule = rule_for(path)
    for number, line in enumerate(lines, 1):
        match = re.match(r'\s*#include\s+([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        name = match[2]
        for library, owner in ONLY_IN.items():
            if name.startswith(library) and not path.startswith((owner, "tests/")):
                yield "%s:%d: only %s may include %s" % (path, number, owner, name)
        if match[1] == '"' and rule and "/" in name:
            if not name.startswith((rule, *ALLOWED[rule])):
                yield "%s:%d: %s may not include %s" % (path, number, rule, name)


def main():
    found = [line for path in sources() for line in violations(path)]
    print("\n".join(found + ["%d includes that are not allowed" % len(found)]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
