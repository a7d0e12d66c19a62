"""The set of the numbers, sorted."""


def solution(tape):
    kept = sorted(set(tape))
    return [len(kept), kept]
