"""Each person's depth is searched anew in a table of levels."""


def solution(chief):
    people = [value for value in chief if value is not None]
    children = {number: [] for number in range(len(people))}
    taken = 1
    for index, value in enumerate(chief[1:]):
        leader = index // 2
        if value is None:
            children[leader].append(None)
        else:
            children[leader].append(taken)
            taken += 1

    def depth(person):
        levels, level = 0, [person] if person is not None else []
        while level:
            levels += 1
            level = [child for each in level for child in children[each] if child is not None]
        return levels

    sides = [[*children[person], None, None][:2] for person in children]
    return sum(abs(depth(left) - depth(right)) > 1 for left, right in sides)
