def solution(kinds: list[int], prize: int) -> list[list[int]]:
    ways: list[list[int]] = []

    def pay(left: int, first: int, chosen: list[int]) -> None:
        for place in range(first, len(kinds)):
            worth = kinds[place]
            if worth == left:
                ways.append([*chosen, worth])
            elif worth < left:
                pay(left - worth, place, [*chosen, worth])

    pay(prize, 0, [])
    return ways
