def solution(orders: list[str], lines: int) -> list[str]:
    ranked: list[tuple[int, str]] = []
    for dish in set(orders):
        count = sum(order == dish for order in orders)
        ranked.append((-count, dish))
    return [dish for _, dish in sorted(ranked)[:lines]]
