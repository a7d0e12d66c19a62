def solution(reach: list[int]) -> int:
    jumps, end, farthest = 0, 0, 0
    for stone in range(len(reach) - 1):
        farthest = max(farthest, stone + reach[stone])
        if stone == end:
            if farthest == end:
                return -1
            jumps += 1
            end = farthest
    return jumps
