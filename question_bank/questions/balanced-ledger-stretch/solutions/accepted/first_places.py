def solution(entries: list[int]) -> list[int]:
    reached = {0: -1}
    balance = 0
    best: list[int] = []
    longest = 0
    for place, amount in enumerate(entries):
        balance += amount
        before = reached.setdefault(balance, place)
        if place - before > longest:
            longest = place - before
            best = [before + 1, place]
    return best
