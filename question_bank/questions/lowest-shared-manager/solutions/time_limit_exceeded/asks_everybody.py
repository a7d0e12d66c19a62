def solution(director: TreeNode | None, pairs: list[tuple[int, int]]) -> list[int]:
    return [shared(director, one, other).val for one, other in pairs]


def shared(member: TreeNode | None, one: int, other: int) -> TreeNode | None:
    if member is None or member.val == one or member.val == other:
        return member
    left = shared(member.left, one, other)
    right = shared(member.right, one, other)
    if left is not None and right is not None:
        return member
    return left if left is not None else right
