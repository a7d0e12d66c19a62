def solution(boards: list[int]) -> int:
    best = 0
    for start in range(len(boards)):
        lowest = boards[start]
        for end in range(start, len(boards)):
            if boards[end] < lowest:
                lowest = boards[end]
            best = max(best, lowest * (end - start + 1))
    return best
