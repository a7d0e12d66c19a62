"""Sort the beginning of the day anew for each call."""


def solution(waits):
    return [sorted(waits[: count + 1])[count // 2] for count in range(len(waits))]
