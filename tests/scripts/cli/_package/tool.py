import sys

name = "tool"
if __name__ == "__main__":
    print("run as", __name__, sys.argv[1:], __package__)
