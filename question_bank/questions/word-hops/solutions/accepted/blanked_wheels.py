from collections import defaultdict, deque


def solution(start: str, goal: str, licensed: list[str]) -> int:
    lots: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for sign in licensed:
        for wheel in range(len(sign)):
            lots[wheel, sign[:wheel] + sign[wheel + 1 :]].append(sign)
    hops = {start: 0}
    waiting = deque([start])
    while waiting:
        sign = waiting.popleft()
        if sign == goal:
            return hops[sign]
        for wheel in range(len(sign)):
            for near in lots.pop((wheel, sign[:wheel] + sign[wheel + 1 :]), ()):
                if near not in hops:
                    hops[near] = hops[sign] + 1
                    waiting.append(near)
    return -1
