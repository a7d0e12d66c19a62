def solution(prices: list[int], storage: int) -> int:
    best = 0
    for week in range(len(prices)):
        for later in range(week + 1, len(prices)):
            best = max(best, prices[later] - prices[week] - storage * (later - week))
    return best
