from collections import Counter


def solution(orders: list[str], lines: int) -> list[str]:
    counts = Counter(orders)
    ranked = sorted(counts, key=lambda dish: (-counts[dish], dish))[:lines]
    return ranked + [""] * (lines - len(ranked))
