def solution(rooms: int, cables: list[tuple[int, int]]) -> list[int]:
    known: set[int] = set()
    redundant: list[int] = []
    for position, (a, b) in enumerate(cables):
        if a == b or (a in known and b in known):
            redundant.append(position)
        known |= {a, b}
    return redundant
