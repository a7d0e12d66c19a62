def solution(steps: int, broken: list[int]) -> int:
    ways = [0, 1, 2]
    for step in range(1, steps + 1):
        if step > 2:
            ways.append(ways[step - 1] + ways[step - 2])
        if step in broken:
            ways[step] = 0
        if step == 2 and 1 in broken and 2 not in broken:
            ways[2] = 1
    return ways[steps]
