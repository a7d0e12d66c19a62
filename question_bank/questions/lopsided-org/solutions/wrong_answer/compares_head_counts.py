def solution(chief: TreeNode | None) -> int:
    order = [chief] if chief else []
    for person in order:
        order += [each for each in (person.left, person.right) if each]
    people = {None: 0}
    lopsided = 0
    for person in reversed(order):
        left, right = people[person.left], people[person.right]
        people[person] = 1 + left + right
        lopsided += abs(left - right) > 1
    return lopsided
