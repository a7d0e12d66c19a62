def solution(shifts: list[tuple[int, int]], pause: int) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for start, end in shifts:
        if stretches and start - stretches[-1][1] <= pause:
            first, last = stretches.pop()
            stretches.append((min(first, start), max(last, end)))
        else:
            stretches.append((start, end))
    return stretches
