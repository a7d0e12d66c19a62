def solution(reach: list[int]) -> int:
    unreached = len(reach)
    fewest = [0] + [unreached] * (len(reach) - 1)
    for stone, power in enumerate(reach):
        following = fewest[stone] + 1
        for landing in range(stone + 1, min(stone + power + 1, len(reach))):
            if following < fewest[landing]:
                fewest[landing] = following
    return fewest[-1] if fewest[-1] < unreached else -1
