"""Write every way down as a list of strides and count those that avoid the broken steps."""


def _ways(left):
    if left == 0:
        return [[]]
    return [[stride, *way] for stride in (1, 2) if stride <= left for way in _ways(left - stride)]


def solution(steps, broken):
    def trodden(way):
        return {sum(way[: count + 1]) for count in range(len(way))}

    return sum(not trodden(way) & set(broken) for way in _ways(steps))
