def solution(prices: list[int], storage: int) -> int:
    best = 0
    bought = 0
    for week, price in enumerate(prices):
        best = max(best, price - prices[bought] - storage * (week - bought))
        if price < prices[bought]:
            bought = week
    return best
