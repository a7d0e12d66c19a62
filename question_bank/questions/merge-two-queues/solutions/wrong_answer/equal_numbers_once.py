def solution(east: ListNode | None, west: ListNode | None) -> ListNode | None:
    before = tail = ListNode(0)
    while east and west:
        if east.val == west.val:
            west = west.next
            continue
        if east.val < west.val:
            tail.next, east = east, east.next
        else:
            tail.next, west = west, west.next
        tail = tail.next
    tail.next = east or west
    return before.next
