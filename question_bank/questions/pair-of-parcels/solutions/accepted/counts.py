from collections import Counter


def solution(weights: list[int], load: int) -> list[list[int]]:
    counts = Counter(weights)
    pairs = []
    for light in counts:
        heavy = load - light
        if light < heavy and heavy in counts:
            pairs.append([light, heavy])
        elif light == heavy and counts[light] >= 2:
            pairs.append([light, heavy])
    return pairs
