def solution(weights: list[int], load: int) -> list[list[int]]:
    seen: set[int] = set()
    pairs = []
    for weight in weights:
        if load - weight in seen:
            pairs.append(sorted([weight, load - weight]))
        seen.add(weight)
    return pairs
