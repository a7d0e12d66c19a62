"""Sum every subset by its bits."""


def solution(weights, tray):
    found = set()
    for bits in range(1 << len(weights)):
        chosen = [weight for place, weight in enumerate(weights) if bits >> place & 1]
        if sum(chosen) == tray:
            found.add(tuple(sorted(chosen)))
    return [list(chosen) for chosen in found]
