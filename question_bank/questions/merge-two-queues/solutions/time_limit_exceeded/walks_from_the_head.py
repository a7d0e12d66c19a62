def solution(east: ListNode | None, west: ListNode | None) -> ListNode | None:
    before = ListNode(0, east)
    while west:
        place = before
        while place.next and place.next.val <= west.val:
            place = place.next
        following = west.next
        west.next = place.next
        place.next = west
        west = following
    return before.next
