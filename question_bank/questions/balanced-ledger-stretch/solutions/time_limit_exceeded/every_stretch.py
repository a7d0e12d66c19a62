def solution(entries: list[int]) -> list[int]:
    best: list[int] = []
    longest = 0
    for first in range(len(entries)):
        balance = 0
        for last in range(first, len(entries)):
            balance += entries[last]
            if balance == 0 and last - first + 1 > longest:
                longest = last - first + 1
                best = [first, last]
    return best
