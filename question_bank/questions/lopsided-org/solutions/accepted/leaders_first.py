def solution(chief: TreeNode | None) -> int:
    order = [chief] if chief else []
    for person in order:
        order += [each for each in (person.left, person.right) if each]
    depth = {None: 0}
    lopsided = 0
    for person in reversed(order):
        left, right = depth[person.left], depth[person.right]
        depth[person] = 1 + max(left, right)
        lopsided += abs(left - right) > 1
    return lopsided
