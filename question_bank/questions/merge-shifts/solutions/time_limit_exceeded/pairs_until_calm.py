def solution(shifts: list[tuple[int, int]], pause: int) -> list[tuple[int, int]]:
    spans = list(shifts)

    def joined() -> bool:
        for place, (start, end) in enumerate(spans):
            for other in range(place + 1, len(spans)):
                first, last = spans[other]
                if first - end <= pause and start - last <= pause:
                    spans[place] = (min(start, first), max(end, last))
                    spans.pop(other)
                    return True
        return False

    while joined():
        pass
    return sorted(spans)
