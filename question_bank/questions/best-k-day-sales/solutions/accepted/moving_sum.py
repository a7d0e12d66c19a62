def solution(takings: list[int], days: int) -> int:
    total = best = sum(takings[:days])
    for day in range(days, len(takings)):
        total += takings[day] - takings[day - days]
        best = max(best, total)
    return best
