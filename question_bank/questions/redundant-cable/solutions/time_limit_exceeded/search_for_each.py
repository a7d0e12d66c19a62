def solution(rooms: int, cables: list[tuple[int, int]]) -> list[int]:
    beside: list[list[int]] = [[] for _ in range(rooms)]
    redundant: list[int] = []
    for position, (a, b) in enumerate(cables):
        reached = {a}
        waiting = [a]
        for room in waiting:
            for other in beside[room]:
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        if b in reached:
            redundant.append(position)
        beside[a].append(b)
        beside[b].append(a)
    return redundant
