#!/usr/bin/env python3
"""Measures what aio promises, and says where a promise is not kept.

    targets.py build/release/aio [--only switch,memory] [--reps 5]

    switch       ns per task switch: 1,000 tasks that await sleep(0) in turn
    spawn_join   ns to create a task and await its result
    pauses       ms: gaps in a loop that makes garbage while 1,000,000 tasks are alive (p99 and longest)
    startup      ms of CPU time above /bin/true for asyncio.run of an empty coroutine
    memory       bytes of resident memory for each suspended task, of 1,000,000

Each figure is the best of the repetitions, pinned to one core: noise only ever adds.
"""
import argparse
import os
import subprocess
import sys

from measure import HERE, command_of, run_once, workload

# Figures must not be larger than these; the reasons are in docs/testing.md.
TARGETS = {
    "switch": ("ns", 25),
    "spawn_join": ("ns", 45),
    "pauses_p99": ("ms", 0.2),
    "pauses_max": ("ms", 1.0),
    "startup": ("ms", 1.0),
    "memory": ("B", 350),
}


def script(name):
    return os.path.join(HERE, "targets", name + ".py")


def printed_figures(command, name, core):
    """The numbers that targets/NAME.py prints as `NAME FIGURE` lines."""
    run = run_once(command + [script(name)], core)
    if run.error:
        raise RuntimeError("%s: %s" % (name, run.error))
    return {key: float(value) for key, value in (line.split() for line in run.out.splitlines())}


def startup(command, core):
    """CPU time above that of /bin/true, of many runs each because one is only a few ticks long."""
    def best(what):
        return min(run_once(what, core).cpu for _ in range(20))
    return {"startup": (best(command + [script("startup")]) - best(["/bin/true"])) * 1e3}


def resident_bytes(command, tasks, core):
    """Resident memory while so many tasks wait for one event."""
    child = subprocess.Popen(["taskset", "-c", str(core)] + command + [workload("a13_memory"), str(tasks)],
                             stdout=subprocess.PIPE, text=True)
    try:
        if not child.stdout.readline().startswith("suspended"):
            raise RuntimeError("memory: the workload ended early")
        with open("/proc/%d/status" % child.pid, encoding="ascii") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS"))
    finally:
        child.kill()
        child.communicate()


def memory(command, core, tasks=1_000_000):
    return {"memory": (resident_bytes(command, tasks, core) - resident_bytes(command, 1, core)) / tasks}


def measure(name, command, core):
    if name == "startup":
        return startup(command, core)
    if name == "memory":
        return memory(command, core)
    return printed_figures(command, name, core)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("--only", default="switch,spawn_join,pauses,startup,memory")
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--core", type=int, default=1)
    options = parser.parse_args()
    command, kept = command_of(options.command), True
    for name in options.only.split(","):
        runs = [measure(name, command, options.core) for _ in range(options.reps)]
        for figure in runs[0]:
            unit, target = TARGETS[figure]
            best = min(run[figure] for run in runs)
            kept = kept and best <= target
            print("%-12s%10.3f %s   (target %g)%s" % (figure, best, unit, target, "" if best <= target else "   OVER"),
                  flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
