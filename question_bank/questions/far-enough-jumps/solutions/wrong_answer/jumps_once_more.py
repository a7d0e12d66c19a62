def solution(reach: list[int]) -> int:
    jumps, end, farthest = 0, 0, 0
    for stone, power in enumerate(reach):
        if stone > farthest:
            return -1
        farthest = max(farthest, stone + power)
        if stone == end:
            jumps += 1
            end = farthest
    return jumps
