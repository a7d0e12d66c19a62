"""People are counted afresh at every minute at which somebody came."""


def solution(visits):
    best, at = 0, -1
    for minute in sorted({came for came, _ in visits}):
        inside = sum(1 for came, left in visits if came <= minute < left)
        if inside > best:
            best, at = inside, minute
    return at
