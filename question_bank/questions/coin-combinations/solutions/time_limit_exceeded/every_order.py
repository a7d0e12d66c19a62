def solution(kinds: list[int], prize: int) -> list[list[int]]:
    ways: set[tuple[int, ...]] = set()

    def pay(left: int, chosen: list[int]) -> None:
        if left == 0:
            ways.add(tuple(sorted(chosen)))
        for worth in kinds:
            if worth <= left:
                chosen.append(worth)
                pay(left - worth, chosen)
                chosen.pop()

    pay(prize, [])
    return [list(way) for way in ways]
