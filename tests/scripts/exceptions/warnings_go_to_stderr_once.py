# stderr: all
import warnings

for i in range(3):
    warnings.warn("careful")
warnings.warn("other", DeprecationWarning)

# expect-stderr: FILE:5: UserWarning: careful
# expect-stderr:   warnings.warn("careful")
# expect-stderr: FILE:6: DeprecationWarning: other
# expect-stderr:   warnings.warn("other", DeprecationWarning)
