def solution(director: TreeNode | None, pairs: list[tuple[int, int]]) -> list[int]:
    managers = {director.val: director.val}
    waiting = [director]
    while waiting:
        member = waiting.pop()
        for child in (member.left, member.right):
            if child is not None:
                managers[child.val] = member.val
                waiting.append(child)
    settled = []
    for one, other in pairs:
        while one != other:
            one, other = managers[one], managers[other]
        settled.append(one)
    return settled
