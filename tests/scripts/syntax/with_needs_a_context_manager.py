class OnlyEnter:
    def __enter__(self):
        print("never")


for thing in 5, OnlyEnter():
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)

# expect: 'int' object does not support the context manager protocol
# expect: 'OnlyEnter' object does not support the context manager protocol (missed __exit__ method)
