"""Flood the rooms from one end over the earlier cables."""


def solution(rooms, cables):
    redundant = []
    for position, (start, end) in enumerate(cables):
        reached, grown = set(), {start}
        while grown != reached:
            reached = grown
            grown = reached | {
                room for a, b in cables[:position] if {a, b} & reached for room in (a, b)
            }
        if end in reached:
            redundant.append(position)
    return redundant
