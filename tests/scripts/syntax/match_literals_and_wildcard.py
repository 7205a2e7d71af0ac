def describe(x):
    match x:
        case 0 | 1:
            return "small"
        case -1.5:
            return "negative"
        case "a" "b":
            return "text"
        case None:
            return "none"
        case True:
            return "true"
        case 1 + 2j:
            return "complex"
        case _:
            return "other"


print(describe(0), describe(1), describe(-1.5), describe("ab"), describe(None), describe(1 + 2j))
print(describe(True), describe(2), describe(b"ab"))

# expect: small small negative text none complex
# expect: small other other
