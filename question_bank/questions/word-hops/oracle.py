"""Rounds over all pairs: whoever is one wheel away from a reached sign is reached next."""


def solution(start, goal, licensed):
    reached = {start: 0}
    if start == goal:
        return 0
    for _ in licensed:
        for word in licensed:
            for known in list(reached):
                if sum(a != b for a, b in zip(word, known)) == 1:
                    reached[word] = min(reached.get(word, 10**9), reached[known] + 1)
    return reached.get(goal, -1)
