for e in KeyError("k"), IndexError("i"), ValueError("v"), OSError("o"):
    try:
        raise e
    except KeyError:
        print("key")
    except (IndexError, ValueError) as error:
        print("index or value", error)
    except LookupError:
        print("never")
    except:
        print("anything")

# expect: key
# expect: index or value i
# expect: index or value v
# expect: anything
