"""Every two different parcels, tried one by one."""

from itertools import combinations


def solution(weights, load):
    fitting = {tuple(sorted(pair)) for pair in combinations(weights, 2) if sum(pair) == load}
    return [list(pair) for pair in fitting]
