"""Every sorted tuple of tokens up to the longest possible one."""

from itertools import combinations_with_replacement


def solution(kinds, prize):
    longest = prize // min(kinds)
    return [
        list(way)
        for count in range(longest + 1)
        for way in combinations_with_replacement(sorted(kinds), count)
        if sum(way) == prize
    ]
