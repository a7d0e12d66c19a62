def solution(length: int, marks: list[int]) -> int:
    ends = [0, *sorted(marks), length]
    pieces = len(ends)
    least = [[0] * pieces for _ in range(pieces)]
    for span in range(2, pieces):
        for left in range(pieces - span):
            right = left + span
            row = least[left]
            best = min(row[cut] + least[cut][right] for cut in range(left + 1, right))
            row[right] = best + ends[right] - ends[left]
    return least[0][pieces - 1]
