from collections import deque


def solution(start: str, goal: str, licensed: list[str]) -> int:
    signs = {*licensed, goal}
    hops = {start: 0}
    waiting = deque([start])
    while waiting:
        sign = waiting.popleft()
        if sign == goal:
            return hops[sign]
        for near in signs - hops.keys():
            if sum(a != b for a, b in zip(sign, near)) == 1:
                hops[near] = hops[sign] + 1
                waiting.append(near)
    return -1
