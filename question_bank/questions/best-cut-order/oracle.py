"""Every order of the cuts, sawn on a list of pieces."""

from itertools import permutations


def solution(length, marks):
    totals = []
    for order in permutations(marks):
        ends, paid = [0, length], 0
        for mark in order:
            place = next(at for at, end in enumerate(ends) if end > mark)
            paid += ends[place] - ends[place - 1]
            ends.insert(place, mark)
        totals.append(paid)
    return min(totals)
