from collections import Counter


def solution(orders: list[str], lines: int) -> list[str]:
    return [dish for dish, _ in Counter(orders).most_common(lines)]
