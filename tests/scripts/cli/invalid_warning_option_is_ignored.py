# run: -Wfoo -Wi::Nope {file}
# stderr: all
# expect-stderr: Invalid -W option ignored: invalid action: 'foo'
# expect-stderr: Invalid -W option ignored: unknown warning category: 'Nope'
import warnings
