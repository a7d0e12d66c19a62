"""Every clip, the shortest first, compared with the wish list as a multiset."""

from collections import Counter


def solution(tags, wanted):
    wishes = Counter(wanted)
    for length in range(1, len(tags) + 1):
        for first in range(len(tags) - length + 1):
            if wishes <= Counter(tags[first : first + length]):
                return [first, first + length - 1]
    return []
