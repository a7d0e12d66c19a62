def solution(prices: list[int], storage: int) -> int:
    best = 0
    held = None
    for price in prices:
        if held is None:
            held = price
            continue
        held += storage
        best = max(best, price - held)
        held = min(held, price)
    return best
