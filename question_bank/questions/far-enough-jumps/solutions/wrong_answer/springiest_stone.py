def solution(reach: list[int]) -> int:
    stone, jumps, last = 0, 0, len(reach) - 1
    while stone < last:
        jumps += 1
        if stone + reach[stone] >= last:
            return jumps
        landings = range(stone + 1, stone + reach[stone] + 1)
        if not landings:
            return -1
        stone = max(landings, key=lambda landing: (reach[landing], landing))
    return jumps
