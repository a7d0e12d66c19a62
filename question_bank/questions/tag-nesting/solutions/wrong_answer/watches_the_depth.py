def solution(log: list[str]) -> bool:
    depth = 0
    for entry in log:
        depth += 1 if entry[0] == "+" else -1
        if depth < 0:
            return False
    return depth == 0
