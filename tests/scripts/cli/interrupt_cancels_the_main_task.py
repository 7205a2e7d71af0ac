# exit: 130
import asyncio
import os
import signal


async def main():
    asyncio.get_running_loop().call_later(0.02, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(3600)
    finally:
        print("cleaned up", flush=True)


asyncio.run(main())

# expect: cleaned up
# expect-stderr: KeyboardInterrupt
