def solution(rooms: int, cables: list[tuple[int, int]]) -> list[int]:
    label = list(range(rooms))
    redundant: list[int] = []
    for position, (a, b) in enumerate(cables):
        if label[a] == label[b]:
            redundant.append(position)
        label[b] = label[a]
    return redundant
