def solution(kinds: list[int], prize: int) -> list[list[int]]:
    ways: list[list[int]] = []

    def pay(left: int, first: int, chosen: list[int]) -> None:
        if left == 0:
            ways.append(chosen)
            return
        for place in range(first, len(kinds)):
            if kinds[place] <= left:
                pay(left - kinds[place], place + 1, chosen + [kinds[place]])

    pay(prize, 0, [])
    return ways
