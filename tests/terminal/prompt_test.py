#!/usr/bin/env python3
"""The prompt on a terminal: what a person types, and what they see.

    prompt_test.py build/release/aio

Each test is a dialogue on a pseudo-terminal: lines to type, and texts to wait for. Nothing depends on
time except the patience with which a text is waited for.
"""
import os
import pty
import select
import signal
import sys
import time

PATIENCE = 30.0
CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """A command on a pseudo-terminal."""

    def __init__(self, command):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm"
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # jobs in the background inherit that it is ignored
            os.execv(command[0], command)
        self.seen, self.position = "", 0

    def read(self, seconds):
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            return False
        self.seen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)

    def wait_for(self, text):
        """Reads until `text` comes behind what was waited for before."""
        end = time.monotonic() + PATIENCE
        while (found := self.seen.find(text, self.position)) < 0:
            if not self.read(max(0.0, end - time.monotonic())):
                raise AssertionError("%r did not come; the terminal shows:\n%s" % (text, self.seen))
        self.position = found + len(text)

    def type(self, text):
        os.write(self.fd, text.encode())

    def close(self):
        """The exit status."""
        while self.read(PATIENCE):
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def dialogue(command, status, *steps):
    """Steps: (what to type, what to wait for afterwards); a prompt comes first."""
    terminal = Terminal(command)
    terminal.wait_for(">>> ")
    for typed, expected in steps:
        terminal.type(typed)
        for text in expected if isinstance(expected, tuple) else (expected,):
            terminal.wait_for(text)
    found = terminal.close()
    assert found == status, "exit status %d, expected %d; the terminal shows:\n%s" % (found, status, terminal.seen)


def test_values_and_the_end_of_input(aio):
    dialogue([aio], 0, ("6 * 7\n", "\n42\n>>> "), ("_ + 1\n", "\n43\n>>> "), (CTRL_D, "\n"))


def test_exit_has_a_status(aio):
    dialogue([aio, "repl"], 3, ("exit(3)\n", ""))


def test_interrupt_at_the_prompt_drops_the_line(aio):
    dialogue([aio], 0, ("1 + " + CTRL_C, "\nKeyboardInterrupt\n>>> "), ("2\n", "\n2\n>>> "), (CTRL_D, ""))


def test_interrupt_in_a_block_drops_the_block(aio):
    dialogue([aio], 0, ("def f():\n", "... "), ("  oops\n", "... "), (CTRL_C, "\nKeyboardInterrupt\n>>> "),
             ("2\n", "\n2\n>>> "), (CTRL_D, ""))


def test_interrupt_ends_a_loop(aio):
    dialogue([aio], 0, ("print('go')\nwhile True: pass\n\n", "\ngo\n"), ("", "... "),
             (CTRL_C, "KeyboardInterrupt\n>>> "), ("2\n", "\n2\n>>> "), (CTRL_D, ""))


def test_interrupt_ends_an_await(aio):
    # Typed before the prompt has read the line, Ctrl-C would make the terminal forget it.
    dialogue([aio], 0, ("print('wait' 'ing'); await sleep(1000)\n", "waiting\n"),
             (CTRL_C, "KeyboardInterrupt\n>>> "), ("2\n", "\n2\n>>> "), (CTRL_D, ""))


def test_interrupt_ends_a_sleep(aio):
    dialogue([aio], 0, ("import time\n", ">>> "), ("print('wait' 'ing'); time.sleep(1000)\n", "waiting\n"),
             (CTRL_C, "KeyboardInterrupt\n>>> "), ("2\n", "\n2\n>>> "), (CTRL_D, ""))


def test_interrupt_ends_input(aio):
    dialogue([aio], 0, ("input('name? ')\n", "\nname? "), (CTRL_C, "KeyboardInterrupt\n>>> "),
             ("input('name? ')\n", "\nname? "), ("Bob\n", "\n'Bob'\n>>> "), (CTRL_D, ""))


def test_tasks_run_while_the_prompt_waits(aio):
    dialogue([aio], 0, ("async def tick():\n  for i in range(3):\n    await sleep(0.01)\n    print('tick', i)\n\n", ">>> "),
             ("task = create_task(tick())\n", ("tick 0\n", "tick 1\n", "tick 2\n")),
             ("task.done()\n", "\nTrue\n>>> "), (CTRL_D, ""))


def test_the_end_cancels_what_is_left(aio):
    dialogue([aio], 0,
             ("async def wait():\n  try: await sleep(1000)\n  finally: print('cleaned up')\n\n", ">>> "),
             ("task = create_task(wait()); await sleep(0)\n", ">>> "), (CTRL_D, "\ncleaned up\n"))


def test_a_pasted_block_may_hold_empty_lines(aio):
    dialogue([aio], 0, ("class A:\n    x = 1\n\n    def f(self):\n        return 8\n\nA().f()\n", "8\n>>> "),
             ("A.x\n", "\n1\n>>> "), (CTRL_D, ""))


def test_an_error_shows_lines_of_earlier_statements(aio):
    dialogue([aio], 0, ("def f(): return 1 / 0\n\n", ">>> "),
             ("f()\n", ('File "<python-input-1>", line 1, in <module>\n    f()\n',
                        'File "<python-input-0>", line 1, in f\n    def f(): return 1 / 0\n',
                        "ZeroDivisionError: division by zero\n>>> ")), (CTRL_D, ""))


def test_the_prompt_after_a_program(aio):
    dialogue([aio, "-i", "-c", "x = 5; 1 / 0"], 0, ("x\n", "\n5\n>>> "), (CTRL_D, ""))


def main():
    aio = os.path.abspath(sys.argv[1])
    tests = {name: test for name, test in globals().items() if name.startswith("test_")}
    for name, test in tests.items():
        try:
            test(aio)
        except AssertionError as error:
            sys.exit("%s: %s" % (name, error))
    print("%d tests passed" % len(tests))


if __name__ == "__main__":
    main()
