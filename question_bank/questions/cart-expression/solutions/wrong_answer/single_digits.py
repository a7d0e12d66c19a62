def solution(formula: str) -> int:
    tokens = [letter for letter in formula if letter != " "]
    at = 0

    def atom() -> int:
        nonlocal at
        token = tokens[at]
        at += 1
        if token != "(":
            return int(token)
        inside = total()
        at += 1
        return inside

    def product() -> int:
        nonlocal at
        value = atom()
        while at < len(tokens) and tokens[at] == "*":
            at += 1
            value *= atom()
        return value

    def total() -> int:
        nonlocal at
        value = product()
        while at < len(tokens) and tokens[at] in "+-":
            at += 1
            value += product() if tokens[at - 1] == "+" else -product()
        return value

    value = total()
    while at < len(tokens) and tokens[at].isdigit():
        value = int(tokens[at])
        at += 1
    return value
