def depth(person: TreeNode | None) -> int:
    levels, level = 0, [person] if person else []
    while level:
        levels += 1
        level = [child for each in level for child in (each.left, each.right) if child]
    return levels


def solution(chief: TreeNode | None) -> int:
    if chief is None:
        return 0
    return int(abs(depth(chief.left) - depth(chief.right)) > 1)
