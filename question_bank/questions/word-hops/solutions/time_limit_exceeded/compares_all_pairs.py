from collections import deque


def solution(start: str, goal: str, licensed: list[str]) -> int:
    hops = {start: 0}
    waiting = deque([start])
    while waiting:
        sign = waiting.popleft()
        if sign == goal:
            return hops[sign]
        for near in licensed:
            if near not in hops and sum(a != b for a, b in zip(sign, near)) == 1:
                hops[near] = hops[sign] + 1
                waiting.append(near)
    return -1
