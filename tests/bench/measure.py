"""What the benchmark tools share: how a process is measured, and which interpreters there are."""
import math
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
from oracle import find_cpython

WORKLOADS = os.path.join(HERE, "workloads")
COMPUTE = ("fib nbody spectral_norm fannkuch binary_trees mandelbrot nqueens sieve method_calls closures "
           "dict_words str_build sort generators exceptions json_rt").split()
ASYNC = ("a1_yield_loop a2_spawn_join a3_gather_many a4_ping_pong a5_deep_await a5b_deep_resume a6_await_ready "
         "a7_taskgroup a8_timers a9_async_gen a10_queue_fanout a11_lock a12_cancel").split()
# By how much the work grows when the argument grows by one, where that is not in proportion.
GROWTH = {"fannkuch": 9, "binary_trees": 2.2, "nqueens": 5, "fib": 1.62}


class Run:
    """One whole process: CPU seconds (user + system), peak memory, output, and what went wrong."""

    def __init__(self, cpu, peak_kib, out, error):
        self.cpu, self.peak_kib, self.out, self.error = cpu, peak_kib, out, error


def run_once(command, core=None, timeout=120):
    """Runs `command` on one core and waits for it; start-up is part of the figure."""
    if core is not None:
        command = ["taskset", "-c", str(core)] + command
    env = dict(os.environ, LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1")
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(["timeout", str(timeout)] + command, stdout=out, stderr=err, env=env)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        text, trouble = (stream.read().decode(errors="replace").strip() for stream in (out, err))
    error = (trouble.splitlines() or ["exit code %d" % child.returncode])[-1] if status else ""
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss, text, error)


def command_of(text):
    """A command line as a list, its program as an absolute path where it is a file."""
    words = shlex.split(text)
    if os.path.exists(words[0]):
        words[0] = os.path.abspath(words[0])
    return words


def default_peers():
    """The interpreters of this machine that aio is compared with, by label."""
    peers = {}
    if cpython := find_cpython():
        peers["cpython"] = [cpython]
    if shutil.which("lua5.4"):
        peers["lua5.4"] = ["lua5.4"]
    if shutil.which("luajit"):
        peers["luajit-off"] = ["luajit", "-joff"]
    return peers


def workload(name, lua=False):
    """The path of a workload, or None where it has no Lua twin."""
    path = os.path.join(WORKLOADS, name + (".lua" if lua else ".py"))
    return path if os.path.exists(path) else None


def size_of(name, scale):
    """The default argument of a workload, scaled so that the work grows `scale` times."""
    with open(workload(name), encoding="utf-8") as file:
        n = int(re.search(r"sys\.argv\[1\]\) if len\(sys\.argv\) > 1 else (\d+)", file.read())[1])
    if name in GROWTH:
        return max(1, n + round(math.log(scale, GROWTH[name])))
    return max(1, int(n * scale))


def geometric_mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))
