def solution(rooms: int, cables: list[tuple[int, int]]) -> list[int]:
    leader = list(range(rooms))

    def find(room: int) -> int:
        while leader[room] != room:
            leader[room] = leader[leader[room]]
            room = leader[room]
        return room

    redundant: list[int] = []
    for position, (a, b) in enumerate(cables):
        first, second = find(a), find(b)
        if first == second:
            redundant.append(position)
        leader[first] = second
    return redundant
