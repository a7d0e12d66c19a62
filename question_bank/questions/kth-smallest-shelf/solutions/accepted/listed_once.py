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
    return [listed[rank - 1] if rank <= len(listed) else -1 for rank in ranks]
