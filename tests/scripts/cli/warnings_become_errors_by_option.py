# run: -W error::UserWarning -W ignore::RuntimeWarning {file}
# exit: 1
import sys
import warnings

print(sys.warnoptions)  # expect: ['error::UserWarning', 'ignore::RuntimeWarning']
warnings.warn("no matter", RuntimeWarning)
warnings.warn("stop")
# expect-stderr: UserWarning: stop
