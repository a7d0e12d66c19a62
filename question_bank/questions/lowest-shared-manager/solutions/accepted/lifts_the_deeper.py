def solution(director: TreeNode | None, pairs: list[tuple[int, int]]) -> list[int]:
    managers, depths = survey(director)
    return [settles(one, other, managers, depths) for one, other in pairs]


def survey(director: TreeNode) -> tuple[dict[int, int], dict[int, int]]:
    managers: dict[int, int] = {}
    depths = {director.val: 0}
    waiting = [director]
    while waiting:
        member = waiting.pop()
        for child in (member.left, member.right):
            if child is not None:
                managers[child.val] = member.val
                depths[child.val] = depths[member.val] + 1
                waiting.append(child)
    return managers, depths


def settles(one: int, other: int, managers: dict[int, int], depths: dict[int, int]) -> int:
    while one != other:
        if depths[one] < depths[other]:
            one, other = other, one
        one = managers[one]
    return one
