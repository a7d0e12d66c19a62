def solution(garden: list[str]) -> list[int]:
    seen: set[tuple[int, int]] = set()
    sizes: list[int] = []
    for top, line in enumerate(garden):
        for left, square in enumerate(line):
            if square != "~" or (top, left) in seen:
                continue
            seen.add((top, left))
            pond = [(top, left)]
            for row, column in pond:
                for near in ((row + 1, column), (row, column + 1)):
                    if near in seen or near[0] >= len(garden) or near[1] >= len(line):
                        continue
                    if garden[near[0]][near[1]] == "~":
                        seen.add(near)
                        pond.append(near)
            sizes.append(len(pond))
    return sorted(sizes, reverse=True)
