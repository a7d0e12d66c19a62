def solution(archive: TreeNode | None, ranks: list[int]) -> list[int]:
    nodes = [archive] if archive else []
    for node in nodes:
        nodes += [child for child in (node.left, node.right) if child]
    return [nodes[rank - 1].val if rank <= len(nodes) else -1 for rank in ranks]
