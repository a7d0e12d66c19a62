def solution(takings: list[int], days: int) -> int:
    best = None
    for first in range(len(takings) - days + 1):
        total = 0
        for day in range(first, first + days):
            total += takings[day]
        if best is None or total > best:
            best = total
    return best
