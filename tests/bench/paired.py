#!/usr/bin/env python3
"""Compares two builds in one interleaved run: did a change make aio faster or slower?

    paired.py OLD_COMMAND NEW_COMMAND [--only fib,a1] [--reps 9]

Both run each workload in turn (A B B A A B ...), pinned to one core; the figures are medians of CPU
seconds. `new/old` below 1 means that the new build is faster. `spread` is half the distance between
the quartiles of the pairs' ratios: a ratio nearer to 1 than that says nothing.
"""
import argparse
import statistics
import sys

from measure import ASYNC, COMPUTE, command_of, geometric_mean, run_once, size_of, workload


def pairs(name, old, new, options):
    """(old, new) CPU seconds of each repetition; who goes first alternates."""
    arguments = [workload(name), str(size_of(name, options.scale))]
    found = []
    for repetition in range(options.reps):
        order = (old, new) if repetition % 2 == 0 else (new, old)
        runs = [run_once(command + arguments, options.core) for command in order]
        if any(run.error for run in runs):
            raise RuntimeError("; ".join(run.error for run in runs if run.error))
        cpu = [run.cpu for run in runs]
        found.append(tuple(cpu if repetition % 2 == 0 else cpu[::-1]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--only", default="")
    parser.add_argument("--reps", type=int, default=9)
    parser.add_argument("--core", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    old, new = command_of(options.old), command_of(options.new)
    wanted = [text for text in options.only.split(",") if text]
    ratios = []
    print("%-18s%10s%10s%12s%10s" % ("CPU seconds", "old", "new", "new/old", "spread"))
    for name in COMPUTE + ASYNC:
        if wanted and not any(text in name for text in wanted):
            continue
        try:
            found = pairs(name, old, new, options)
        except RuntimeError as error:
            print("%-18s failed: %s" % (name, error))
            continue
        each = [after / before for before, after in found]
        quartiles = statistics.quantiles(each, n=4) if len(each) > 1 else [each[0]] * 3
        ratio = statistics.median(after for _, after in found) / statistics.median(before for before, _ in found)
        ratios.append(ratio)
        print("%-18s%10.3f%10.3f%12.3f%10.3f" % (
            name, statistics.median(before for before, _ in found),
            statistics.median(after for _, after in found), ratio, (quartiles[2] - quartiles[0]) / 2), flush=True)
    if ratios:
        print("geometric mean of %d: %.3f" % (len(ratios), geometric_mean(ratios)))
    return 0 if ratios else 1


if __name__ == "__main__":
    sys.exit(main())
