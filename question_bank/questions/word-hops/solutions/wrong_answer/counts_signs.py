def solution(start: str, goal: str, licensed: list[str]) -> int:
    left = set(licensed)
    if goal not in left:
        return -1
    left.discard(start)
    ring, hops = {start}, 0
    while ring:
        hops += 1
        ring = {near for near in left for sign in ring if sum(a != b for a, b in zip(sign, near)) == 1}
        if goal in ring:
            return hops
        left -= ring
    return -1
