import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"line 1\nabc,def\n12345rest")
    reader.feed_eof()
    print(await reader.readline(), await reader.readuntil(b","), await reader.readexactly(4), await reader.read(5))
    try:
        await reader.readexactly(100)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    print(await reader.read(), reader.at_eof())


asyncio.run(main())

# expect: b'line 1\n' b'abc,' b'def\n' b'12345'
# expect: 4 bytes read on a total of 100 expected bytes b'rest' 100
# expect: b'' True
