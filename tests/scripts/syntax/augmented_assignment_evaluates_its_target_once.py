def index():
    print("index")  # expect: index
    return 0


items = [10]
items[index()] += 5
print(items)  # expect: [15]
