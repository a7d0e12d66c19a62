func solution(chief *TreeNode) int {
	order := []*TreeNode{}
	if chief != nil {
		order = append(order, chief)
	}
	for next := 0; next < len(order); next++ {
		for _, each := range []*TreeNode{order[next].Left, order[next].Right} {
			if each != nil {
				order = append(order, each)
			}
		}
	}
	depth := map[*TreeNode]int{}
	lopsided := 0
	for last := len(order) - 1; last >= 0; last-- {
		left, right := depth[order[last].Left], depth[order[last].Right]
		depth[order[last]] = 1 + max(left, right)
		if left-right > 1 || right-left > 1 {
			lopsided++
		}
	}
	return lopsided
}
