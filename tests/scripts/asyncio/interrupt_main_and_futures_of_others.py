import _thread
import asyncio
import signal

try:
    _thread.interrupt_main()
    for i in range(10**6):
        pass
except KeyboardInterrupt:
    print("interrupted")  # expect: interrupted


async def main():
    asyncio.get_running_loop().call_soon(_thread.interrupt_main)
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("cancelled")  # expect: cancelled
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted again")  # expect: interrupted again
try:
    _thread.interrupt_main(500)
except ValueError as e:
    print(e)  # expect: signal number out of range


class Late(asyncio.Future):
    def __init__(self):
        pass


try:
    Late().get_loop()
except RuntimeError as e:
    print(e)  # expect: Future object is not initialized.


class Wrapper:
    """Like a future, but none."""

    _asyncio_future_blocking = False

    def __init__(self, future):
        self._future = future

    def __getattr__(self, name):
        return getattr(self._future, name)


loop = asyncio.new_event_loop()
future = loop.create_future()
loop.call_soon(future.set_result, 7)
print(loop.run_until_complete(Wrapper(future)))  # expect: 7
loop.close()
