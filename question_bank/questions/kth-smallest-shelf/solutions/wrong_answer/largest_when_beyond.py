def solution(archive: TreeNode | None, ranks: list[int]) -> list[int]:
    listed: list[int] = []
    path: list[TreeNode] = []
    node = archive
    while node or path:
        while node:
            path.append(node)
            node = node.left
        node = path.pop()
        listed.append(node.val)
        node = node.right
    return [listed[min(rank, len(listed)) - 1] if listed else -1 for rank in ranks]
