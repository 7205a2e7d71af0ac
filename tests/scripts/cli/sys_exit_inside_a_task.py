# exit: 5
# stderr: all
import asyncio
import sys


async def main():
    try:
        sys.exit(5)
    finally:
        print("finally")


asyncio.run(main())

# expect: finally
