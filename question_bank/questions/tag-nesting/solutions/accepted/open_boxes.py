def solution(log: list[str]) -> bool:
    opened: list[str] = []
    for entry in log:
        sign, kind = entry[0], entry[1:]
        if sign == "+":
            opened.append(kind)
        elif not opened or opened.pop() != kind:
            return False
    return not opened
