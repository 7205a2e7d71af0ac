import errno

for code in errno.ENOENT, errno.EACCES, errno.EEXIST, errno.ECONNREFUSED, errno.EPIPE, errno.ETIMEDOUT, errno.EAGAIN, 9999:
    e = OSError(code, "text")
    print(type(e).__name__, e)
try:
    open("/no/such/file")
except FileNotFoundError as error:
    print(error, error.filename, error.errno)

# expect: FileNotFoundError [Errno 2] text
# expect: PermissionError [Errno 13] text
# expect: FileExistsError [Errno 17] text
# expect: ConnectionRefusedError [Errno 111] text
# expect: BrokenPipeError [Errno 32] text
# expect: TimeoutError [Errno 110] text
# expect: BlockingIOError [Errno 11] text
# expect: OSError [Errno 9999] text
# expect: [Errno 2] No such file or directory: '/no/such/file' /no/such/file 2
