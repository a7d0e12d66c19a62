def solution(boards: list[int]) -> int:
    standing = [height for height in boards if height > 0]
    best = 0
    rising: list[int] = []
    for place, height in enumerate([*standing, 0]):
        while rising and standing[rising[-1]] > height:
            top = standing[rising.pop()]
            left = rising[-1] + 1 if rising else 0
            best = max(best, top * (place - left))
        rising.append(place)
    return best
