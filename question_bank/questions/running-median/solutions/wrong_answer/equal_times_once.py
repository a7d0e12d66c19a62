from bisect import insort


def solution(waits: list[int]) -> list[int]:
    ordered: list[int] = []
    shown: list[int] = []
    for wait in waits:
        if wait not in ordered:
            insort(ordered, wait)
        shown.append(ordered[(len(ordered) - 1) // 2])
    return shown
