"""All stretches, the longest first."""


def solution(entries):
    count = len(entries)
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            if sum(entries[first : first + length]) == 0:
                return [first, first + length - 1]
    return []
