import asyncio


async def main():
    p = await asyncio.create_subprocess_exec("sh", "-c", "read x; echo got $x; exit 3", stdin=asyncio.subprocess.PIPE,
                                             stdout=asyncio.subprocess.PIPE)
    out, err = await p.communicate(b"hello\n")
    print(out, err, p.returncode)  # expect: b'got hello\n' None 3
    p = await asyncio.create_subprocess_shell("echo err >&2", stderr=asyncio.subprocess.PIPE)
    print(await p.stderr.read(), await p.wait())  # expect: b'err\n' 0
    try:
        await asyncio.create_subprocess_exec("/no/such/program")
    except FileNotFoundError as error:
        print(error)  # expect: [Errno 2] No such file or directory: '/no/such/program'


asyncio.run(main())
