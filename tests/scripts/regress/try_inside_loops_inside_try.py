def f():
    out = []
    try:
        for i in range(4):
            try:
                if i == 0:
                    continue
                if i == 1:
                    raise ValueError(i)
                if i == 2:
                    break
            except ValueError as e:
                out.append(f"caught {e}")
            else:
                out.append("else")
            finally:
                out.append(f"finally {i}")
        else:
            out.append("never")
        raise KeyError("end")
    except KeyError as e:
        out.append(repr(e))
    return out


print(f())  # expect: ['finally 0', 'caught 1', 'finally 1', 'finally 2', "KeyError('end')"]
