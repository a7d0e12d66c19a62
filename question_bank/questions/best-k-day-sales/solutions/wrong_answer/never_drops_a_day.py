def solution(takings: list[int], days: int) -> int:
    total = best = sum(takings[:days])
    for day in range(days, len(takings)):
        total = max(total + takings[day] - takings[day - days], total)
        best = max(best, total)
    return best
