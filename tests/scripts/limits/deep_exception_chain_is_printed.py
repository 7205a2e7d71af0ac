# not: gcstress a collection at every safepoint takes too long here
# stderr: none
# exit: 1
error = None
for i in range(300):
    e = ValueError(i)
    e.__context__ = error
    error = e
raise error
