def solution(prices: list[int], storage: int) -> int:
    if not prices:
        return 0
    low, high = prices.index(min(prices)), prices.index(max(prices))
    return max(0, prices[high] - prices[low] - storage * abs(high - low))
