"""For every member the set of all below; the smallest set that holds both has the answer."""


def solution(director, pairs):
    children, waiting = {director[0]: []}, [director[0]]
    rest = iter(director[1:])
    while waiting:
        member = waiting.pop(0)
        for _ in range(2):
            child = next(rest, None)
            if child is not None:
                children[member].append(child)
                children[child] = []
                waiting.append(child)

    def below(member):
        return {member}.union(*(below(child) for child in children[member]))

    groups = {member: below(member) for member in children}
    return [
        min((member for member in groups if {one, other} <= groups[member]), key=lambda member: len(groups[member]))
        for one, other in pairs
    ]
