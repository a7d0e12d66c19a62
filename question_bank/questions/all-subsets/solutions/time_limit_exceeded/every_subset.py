def solution(weights: list[int], tray: int) -> list[list[int]]:
    found: set[tuple[int, ...]] = set()
    for bits in range(1 << len(weights)):
        chosen = [weight for place, weight in enumerate(weights) if bits >> place & 1]
        if sum(chosen) == tray:
            found.add(tuple(sorted(chosen)))
    return [list(chosen) for chosen in found]
