from bisect import insort


def solution(waits: list[int]) -> list[int]:
    ordered: list[int] = []
    shown: list[int] = []
    for wait in waits:
        insort(ordered, wait)
        shown.append(ordered[len(ordered) // 2])
    return shown
