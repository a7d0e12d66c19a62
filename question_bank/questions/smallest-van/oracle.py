"""Every way to end the first trip, then the rest of the belt in one day less."""

from functools import cache


def solution(weights, days):
    @cache
    def least(start, left):
        if start == len(weights):
            return 0
        if left == 1:
            return sum(weights[start:])
        return min(
            max(sum(weights[start:end]), least(end, left - 1))
            for end in range(start + 1, len(weights) + 1)
        )

    return least(0, min(days, len(weights) + 1))
