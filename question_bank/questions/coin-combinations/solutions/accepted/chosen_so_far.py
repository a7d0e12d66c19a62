def solution(kinds: list[int], prize: int) -> list[list[int]]:
    worths = sorted(kinds)
    ways: list[list[int]] = []
    chosen: list[int] = []

    def pay(left: int, first: int) -> None:
        if left == 0:
            ways.append(chosen[:])
            return
        for place in range(first, len(worths)):
            if worths[place] > left:
                break
            chosen.append(worths[place])
            pay(left - worths[place], place)
            chosen.pop()

    pay(prize, 0)
    return ways
