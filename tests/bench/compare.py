#!/usr/bin/env python3
"""Runs the same work under several interpreters, in turn, and prints the ratios.

    compare.py build/release/aio [--vs LABEL=COMMAND ...] [--group compute|async|all] [--only a1,fib]

Each workload runs as `COMMAND workloads/NAME.py N`; an interpreter whose label begins with "lua" runs
NAME.lua where there is one. The peers are CPython 3.13, lua5.4 and `luajit -joff`, where installed.
Figures are CPU seconds of the whole process, pinned to one core, the median of interleaved runs. A
ratio in brackets is this / peer: below 1, aio is faster. Where the output is not that of CPython,
the workload does not count.
"""
import argparse
import json
import statistics
import sys

from measure import ASYNC, COMPUTE, command_of, default_peers, geometric_mean, run_once, size_of, workload


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("--vs", action="append", default=[], metavar="LABEL=COMMAND")
    parser.add_argument("--group", default="all", choices=["compute", "async", "all"])
    parser.add_argument("--only", default="", metavar="TEXT,TEXT", help="workloads whose name contains one of these")
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--core", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0, help="how much more work than usual")
    parser.add_argument("--timeout", type=int, default=120)
    parser.add_argument("--json", metavar="FILE")
    return parser.parse_args()


def measure(name, commands, options):
    """All runs of one workload, by label; the interpreters take turns."""
    paths = {label: workload(name, label.startswith("lua")) for label in commands}
    runs = {label: [] for label in commands if paths[label]}
    n = str(size_of(name, options.scale))
    for _ in range(options.reps):
        for label in runs:
            runs[label].append(run_once(commands[label] + [paths[label], n], options.core, options.timeout))
    return runs


def row(name, commands, runs, ratios):
    """Prints the line of one workload and adds its ratios."""
    cpu = {label: statistics.median(run.cpu for run in all_runs)
           for label, all_runs in runs.items() if not all_runs[0].error}
    ours = runs["this"][0]
    same = "this" in cpu and ("cpython" not in cpu or ours.out == runs["cpython"][0].out)
    cells = []
    for label in commands:
        if label not in cpu:
            cells.append("failed" if label in runs else "-")
        elif label == "this" or "this" not in cpu:
            cells.append("%.3f" % cpu[label])
        else:
            ratio = cpu["this"] / cpu[label]
            cells.append("%.3f (%.2f)" % (cpu[label], ratio))
            if same:
                ratios[label].append(ratio)
    note = "" if same else "   " + (ours.error or "OUTPUT DIFFERS")[:60]
    print("%-18s" % name + "".join("%16s" % cell for cell in cells) + "   %d" % ours.peak_kib + note, flush=True)
    return {"cpu": cpu, "peak_kib": {label: r[0].peak_kib for label, r in runs.items()}, "same": same}


def main():
    options = arguments()
    commands = {"this": command_of(options.command), **default_peers()}
    for item in options.vs:
        label, _, command = item.partition("=")
        commands[label] = command_of(command)
    wanted = [text for text in options.only.split(",") if text]
    report, all_same = {}, True
    for group, names in (("compute", COMPUTE), ("async", ASYNC)):
        names = [name for name in names if not wanted or any(text in name for text in wanted)]
        if options.group not in ("all", group) or not names:
            continue
        ratios = {label: [] for label in commands if label != "this"}
        print("%-18s" % group + "".join("%16s" % label for label in commands) + "   peak KiB")
        for name in names:
            report[name] = row(name, commands, measure(name, commands, options), ratios)
            all_same = all_same and report[name]["same"]
        for label, values in ratios.items():
            if values:
                mean = geometric_mean(values)
                print("%s: geometric mean of %d, this / %s = %.3f" % (group, len(values), label, mean))
                report["%s/%s" % (group, label)] = [mean, len(values)]
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=1)
    return 0 if all_same else 1


if __name__ == "__main__":
    sys.exit(main())
