# Handlers run between instructions, in the order of the signals' numbers; what they raise goes on in the running code.
import os
import signal

print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)  # expect: True
print(repr(signal.getsignal(signal.SIGTERM)), signal.getsignal(signal.SIGPIPE).name)  # expect: <Handlers.SIG_DFL: 0> SIG_IGN
print(repr(signal.SIGUSR1), signal.Signals(15).name, signal.strsignal(11))  # expect: <Signals.SIGUSR1: 10> SIGTERM Segmentation fault


def handler(number, frame):
    print("got", signal.Signals(number).name, frame.f_code.co_name)


print(repr(signal.signal(signal.SIGUSR1, handler)))  # expect: <Handlers.SIG_DFL: 0>
print(signal.getsignal(signal.SIGUSR1) is handler)  # expect: True


def work():
    os.kill(os.getpid(), signal.SIGUSR1)
    print("after kill")


work()
# expect: got SIGUSR1 work
# expect: after kill
signal.raise_signal(signal.SIGUSR1)  # expect: got SIGUSR1 <module>


def failing(number, frame):
    raise LookupError("from the handler")


signal.signal(signal.SIGINT, failing)
try:
    signal.raise_signal(signal.SIGINT)
except LookupError as error:
    print(error)  # expect: from the handler
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print("KeyboardInterrupt", error.args)  # expect: KeyboardInterrupt ()

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
print(signal.getsignal(signal.SIGINT) == signal.SIG_IGN)  # expect: True

signal.signal(signal.SIGALRM, handler)
print(signal.setitimer(signal.ITIMER_REAL, 0.01))  # expect: (0.0, 0.0)
signal.pause()  # expect: got SIGALRM <module>

old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
print("blocked", signal.SIGUSR1 in signal.sigpending(), sorted(old))  # expect: blocked True []
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])  # expect: got SIGUSR1 pthread_sigmask

for arguments in ((0, handler), (signal.SIGUSR1, 5), (signal.SIGKILL, handler)):
    try:
        signal.signal(*arguments)
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
# expect: ValueError signal number out of range
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: OSError [Errno 22] Invalid argument
