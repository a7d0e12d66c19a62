def solution(garden: list[str]) -> list[int]:
    dry = {
        (row, column): square == "."
        for row, line in enumerate(garden)
        for column, square in enumerate(line)
    }
    sizes: list[int] = []
    for start in dry:
        if dry[start]:
            continue
        dry[start] = True
        pond = [start]
        for row, column in pond:
            for near in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
                if not dry.get(near, True):
                    dry[near] = True
                    pond.append(near)
        sizes.append(len(pond))
    return sorted(sizes, reverse=True)
