func solution(east *ListNode, west *ListNode) *ListNode {
	before := &ListNode{}
	tail := before
	for east != nil && west != nil {
		if east.Val <= west.Val {
			tail.Next, east = east, east.Next
		} else {
			tail.Next, west = west, west.Next
		}
		tail = tail.Next
	}
	if east != nil {
		tail.Next = east
	} else {
		tail.Next = west
	}
	return before.Next
}
