def solution(takings: list[int], days: int) -> int:
    best = 0
    for day in range(len(takings) - days + 1):
        best = max(best, sum(takings[day : day + days]))
    return best
