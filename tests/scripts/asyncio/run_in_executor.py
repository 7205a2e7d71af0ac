import asyncio
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, pow, 2, 10))
    with ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, str.upper, x) for x in "abc")))
        print(list(pool.map(len, ["a", "bb"])), pool.submit(sum, [1, 2]).result())


asyncio.run(main())

# expect: 1024
# expect: ['A', 'B', 'C']
# expect: [1, 2] 3
