def solution(director: TreeNode | None, pairs: list[tuple[int, int]]) -> list[int]:
    above = {director.val: []}
    waiting = [director]
    while waiting:
        member = waiting.pop()
        for child in (member.left, member.right):
            if child is not None:
                above[child.val] = [member.val, *above[member.val]]
                waiting.append(child)
    settled = []
    for one, other in pairs:
        shared = [manager for manager in above[one] if manager in above[other]]
        settled.append(shared[0] if shared else director.val)
    return settled
