func solution(train *ListNode, siding int) *ListNode {
	if train == nil || siding == 0 {
		return train
	}
	var previous *ListNode
	current := train
	for turned := 0; turned < siding && current != nil; turned++ {
		behind := current.Next
		current.Next = previous
		previous, current = current, behind
	}
	train.Next = current
	return previous
}
