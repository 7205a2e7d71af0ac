import warnings

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("strict", UserWarning)
    except UserWarning as error:
        print(repr(error))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("recorded")
    warnings.warn("twice")
print([str(w.message) for w in caught], caught[0].category.__name__)

# expect: UserWarning('strict')
# expect: ['recorded', 'twice'] UserWarning
