from collections import Counter


def solution(orders: list[str], lines: int) -> list[str]:
    counts = Counter(orders)
    return sorted(counts, key=lambda dish: (-counts[dish], dish))[:lines]
