def solution(boards: list[int]) -> int:
    best = 0
    fence = [*boards, 0]
    rising: list[int] = []
    for place, height in enumerate(fence):
        while rising and fence[rising[-1]] > height:
            top = fence[rising.pop()]
            left = rising[-1] + 1 if rising else 0
            best = max(best, top * (place - left))
        rising.append(place)
    return best
