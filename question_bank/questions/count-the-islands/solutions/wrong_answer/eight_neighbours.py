def solution(garden: list[str]) -> list[int]:
    left = {(r, c) for r, line in enumerate(garden) for c, square in enumerate(line) if square == "~"}
    sizes: list[int] = []
    while left:
        pond = [left.pop()]
        for row, column in pond:
            for near in [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]:
                if near in left:
                    left.remove(near)
                    pond.append(near)
        sizes.append(len(pond))
    return sorted(sizes, reverse=True)
