from heapq import heappop, heappush, heappushpop


def solution(waits: list[int]) -> list[int]:
    lower: list[int] = []
    upper: list[int] = []
    shown: list[int] = []
    for wait in waits:
        heappush(upper, -heappushpop(lower, -wait))
        if len(upper) > len(lower):
            heappush(lower, -heappop(upper))
        shown.append(-lower[0])
    return shown
