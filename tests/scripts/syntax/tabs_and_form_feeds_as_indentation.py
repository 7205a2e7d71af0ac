if True:
	print("tab")  # expect: tab
	if True:
	        print("tab and spaces")  # expect: tab and spaces
