# run: /no/such/file.py
# exit: 2
# stderr: none
