import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, lambda: (print("SIGTERM"), stop.set()))
    loop.add_signal_handler(signal.SIGUSR1, print, "SIGUSR1", "with arguments")
    os.kill(os.getpid(), signal.SIGUSR1)
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    signal.signal(signal.SIGUSR2, lambda number, frame: stop.clear())
    loop.call_later(0.01, signal.raise_signal, signal.SIGUSR2)
    while stop.is_set():
        await asyncio.sleep(0.005)
    print("cleared")


asyncio.run(main())
# expect: SIGUSR1 with arguments
# expect: SIGTERM
# expect: True False
# expect: cleared
