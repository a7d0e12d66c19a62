def solution(archive: TreeNode | None, ranks: list[int]) -> list[int]:
    def at(rank: int) -> int:
        path: list[TreeNode] = []
        node = archive
        seen = 0
        while node or path:
            while node:
                path.append(node)
                node = node.left
            node = path.pop()
            seen += 1
            if seen == rank:
                return node.val
            node = node.right
        return -1

    return [at(rank) for rank in ranks]
