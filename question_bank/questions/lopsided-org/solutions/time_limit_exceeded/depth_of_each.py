def depth(person: TreeNode | None) -> int:
    levels, level = 0, [person] if person else []
    while level:
        levels += 1
        level = [child for each in level for child in (each.left, each.right) if child]
    return levels


def solution(chief: TreeNode | None) -> int:
    lopsided, waiting = 0, [chief] if chief else []
    while waiting:
        person = waiting.pop()
        lopsided += abs(depth(person.left) - depth(person.right)) > 1
        waiting += [each for each in (person.left, person.right) if each]
    return lopsided
