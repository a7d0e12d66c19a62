from collections import Counter


def solution(log: list[str]) -> bool:
    opened: Counter[str] = Counter()
    for entry in log:
        opened[entry[1:]] += 1 if entry[0] == "+" else -1
        if opened[entry[1:]] < 0:
            return False
    return not any(opened.values())
