print("done")  # expect: done
