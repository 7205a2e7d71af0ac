"""Differential testing: the same random programs under CPython 3.13 and under aio must print the same.

A generator gives a source for each seed and a prelude that defines `trace(seed, main)`. Many programs
run in one process. Where CPython 3.13 is installed, it is asked and a difference is shown event by
event; elsewhere the traces are compared with stored digests, which tell which twenty programs differ.
"""
import argparse
import hashlib
import os
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from oracle import find_cpython
from script_test import environment

PER_FILE = 200
PER_DIGEST = 20
SHOWN = 5
SECONDS_PER_FILE = 120


class Generator:
    """Where random programs come from: `program(seed)` gives a source that defines `main`."""

    def __init__(self, folder, program):
        self.folder, self.program = folder, program
        self.digests = os.path.join(folder, "digests.txt")

    def whole_file(self, seeds):
        """One file that runs and traces all these programs in turn."""
        with open(os.path.join(self.folder, "prelude.py"), encoding="utf-8") as file:
            parts = [file.read()]
        parts += ["\n\n%strace(%d, main)\n" % (self.program(seed), seed) for seed in seeds]
        return "".join(parts)

    def traces(self, command, seeds):
        """({seed: lines of its trace}, why the process ended too early) of one process."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "programs.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.whole_file(seeds))
            try:
                done = subprocess.run(command + ["programs.py"], cwd=folder, capture_output=True,
                                      timeout=SECONDS_PER_FILE, env=environment({"PYTHONWARNINGS": "ignore"}))
            except subprocess.TimeoutExpired as stopped:
                return split(stopped.stdout or b""), "no end after %d s" % SECONDS_PER_FILE
        if done.returncode == 0:
            return split(done.stdout), ""
        trouble = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        return split(done.stdout), "exit code %d: %s" % (done.returncode, trouble)

    def all_traces(self, command, seeds):
        """Like traces(), but goes on after a program that ended the process."""
        left, found, ends = list(seeds), {}, {}
        while left:
            got, trouble = self.traces(command, left)
            found.update(got)
            left = [seed for seed in left if seed not in got]
            if left:
                # A trace is printed when its program is over: the first without one ended the process.
                ends[left[0]] = trouble or "the process ended early"
                left = left[1:]
        return found, ends


def split(output):
    found, current = {}, []
    for line in output.decode("utf-8", "backslashreplace").splitlines():
        if line.startswith("program "):
            current = found[int(line.split()[1])] = []
        else:
            current.append(line)
    return found


def digest(found, seeds):
    lines = [line for seed in seeds for line in ["program %d" % seed] + found.get(seed, [])]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def groups(seeds):
    """The seeds of each stored digest that lies wholly within `seeds`."""
    first = -(-seeds.start // PER_DIGEST)
    return [range(k * PER_DIGEST, (k + 1) * PER_DIGEST) for k in range(first, seeds.stop // PER_DIGEST)]


def show_difference(seed, expected, got, end):
    print("DIFFERS program %d%s   (%s %d --source)" % (seed, ": " + end if end else "", sys.argv[0], seed))
    for k, (a, b) in enumerate(zip(expected + [None] * len(got), got + [None] * len(expected))):
        if a != b:
            for line in expected[max(0, k - 3):k]:
                print("      " + line)
            print("    - %s\n    + %s" % (a, b))
            return


def compare_with_oracle(generator, batch, ours, oracle):
    """[(seed, expected, got, end)] of the programs of one batch that differ."""
    expected, _ = generator.all_traces(oracle, batch)
    got, ends = generator.all_traces(ours, batch)
    return [(seed, expected.get(seed, []), got.get(seed, []), ends.get(seed, ""))
            for seed in batch if expected.get(seed) != got.get(seed)]


def batches(seeds):
    return [range(at, min(at + PER_FILE, seeds.stop)) for at in range(seeds.start, seeds.stop, PER_FILE)]


def run_against_oracle(generator, seeds, ours, oracle, jobs):
    differing = 0
    with ThreadPoolExecutor(jobs) as pool:
        for found in pool.map(lambda batch: compare_with_oracle(generator, batch, ours, oracle), batches(seeds)):
            for item in found:
                differing += 1
                if differing <= SHOWN:
                    show_difference(*item)
    return differing


def run_against_digests(generator, seeds, ours, jobs):
    with open(generator.digests, encoding="ascii") as file:
        stored = file.read().split()
    asked = [group for group in groups(seeds) if group.start // PER_DIGEST < len(stored)]
    differing = 0
    with ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda batch: generator.all_traces(ours, batch)[0], batches(seeds))
        found = {seed: lines for result in results for seed, lines in result.items()}
    for group in asked:
        if digest(found, group) != stored[group.start // PER_DIGEST]:
            differing += len(group)
            print("DIFFERS one or more of the programs %d to %d" % (group[0], group[-1]))
    return differing


def write_digests(generator, seeds, oracle, jobs):
    with ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda batch: generator.all_traces(oracle, batch)[0], batches(seeds))
        found = {seed: lines for result in results for seed, lines in result.items()}
    with open(generator.digests, "w", encoding="ascii") as file:
        file.writelines(digest(found, group) + "\n" for group in groups(seeds))


def main(generator, description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lo", type=int)
    parser.add_argument("hi", type=int, nargs="?")
    parser.add_argument("--aio", metavar="COMMAND")
    parser.add_argument("--source", action="store_true", help="print the programs as one file")
    parser.add_argument("--write-digests", action="store_true", help="store the digests of CPython's traces")
    parser.add_argument("--without-oracle", action="store_true", help="compare with the stored digests")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    seeds = range(options.lo, options.lo + 1 if options.hi is None else options.hi)
    if options.source:
        print(generator.whole_file(seeds), end="")
        return 0
    oracle = None if options.without_oracle else find_cpython()
    if options.write_digests:
        write_digests(generator, seeds, [oracle], options.jobs)
        return 0
    if not options.aio:
        parser.error("--aio COMMAND is missing")
    ours = shlex.split(options.aio)
    if os.path.exists(ours[0]):
        ours[0] = os.path.abspath(ours[0])
    if oracle:
        differing = run_against_oracle(generator, seeds, ours, [oracle], options.jobs)
    else:
        differing = run_against_digests(generator, seeds, ours, options.jobs)
    print("%d programs, %d differ" % (len(seeds), differing))
    return 1 if differing or not seeds else 0
