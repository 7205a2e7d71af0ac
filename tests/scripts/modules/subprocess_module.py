# Child processes: output, input, errors, exit codes, signals, time limits.
import os
import subprocess
import sys

print(subprocess.run(["echo", "hello"], capture_output=True, text=True))
print(subprocess.check_output("echo out; echo err >&2", shell=True, stderr=subprocess.STDOUT))
done = subprocess.run(["cat"], input=b"x" * 100000, stdout=subprocess.PIPE)
print(len(done.stdout), done.stderr, done.returncode)
print(subprocess.run(["sh", "-c", "exit 3"]).returncode, subprocess.call(["true"]))
for action in (lambda: subprocess.run(["sh", "-c", "echo e >&2; exit 3"], check=True, stderr=subprocess.PIPE),
               lambda: subprocess.check_call(["false"]),
               lambda: subprocess.run(["sleep", "5"], timeout=0.05),
               lambda: subprocess.run(["sh", "-c", "kill -9 $$"], check=True),
               lambda: subprocess.run(["/nonexistent/program"]),
               lambda: subprocess.run(["true"], cwd="/nonexistent"),
               lambda: subprocess.run(["true"], input=b"", stdin=subprocess.PIPE)):
    try:
        print(action())
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        print(type(error).__name__, str(error).split(" after ")[0], getattr(error, "stderr", None))
with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
    process.stdin.write("line 1\nline 2\n")
    process.stdin.close()
    print([line.strip() for line in process.stdout], process.poll() in (None, 0))
print(process.returncode, process.args)
process = subprocess.Popen(["sleep", "10"])
print(process.poll())
process.terminate()
print(process.wait())
print(subprocess.run("echo $NAME", shell=True, env={"NAME": "value"}, capture_output=True, text=True, cwd="/").stdout)
print(subprocess.getstatusoutput("echo both; exit 4"), subprocess.getoutput("pwd -P >/dev/null; echo x"))
print(subprocess.run(["sh", "-c", "echo a; echo b >&2"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
sys.stdout.flush()
subprocess.run(["echo", "inherited"])

# expect: CompletedProcess(args=['echo', 'hello'], returncode=0, stdout='hello\n', stderr='')
# expect: b'out\nerr\n'
# expect: 100000 None 0
# expect: 3 0
# expect: CalledProcessError Command '['sh', '-c', 'echo e >&2; exit 3']' returned non-zero exit status 3. b'e\n'
# expect: CalledProcessError Command '['false']' returned non-zero exit status 1. None
# expect: TimeoutExpired Command '['sleep', '5']' timed out None
# expect: CalledProcessError Command '['sh', '-c', 'kill -9 $$']' died with <Signals.SIGKILL: 9>. None
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nonexistent/program' None
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nonexistent' None
# expect: ValueError stdin and input arguments may not both be used. None
# expect: ['line 1', 'line 2'] True
# expect: 0 ['cat']
# expect: None
# expect: -15
# expect: value
# expect:
# expect: (4, 'both') x
# expect: b'a\n'
# expect: inherited
