def solution(reach: list[int]) -> int:
    stone, jumps = 0, 0
    while stone < len(reach) - 1:
        if reach[stone] == 0:
            return -1
        stone += reach[stone]
        jumps += 1
    return jumps
