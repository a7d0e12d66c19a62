def solution(queue: ListNode | None) -> ListNode | None:
    if queue is None:
        return None
    slow = fast = queue
    while fast.next is not None and fast.next.next is not None:
        slow, fast = slow.next, fast.next.next
    front, back = queue, slow.next
    slow.next = None
    while back is not None:
        behind_front, behind_back = front.next, back.next
        front.next, back.next = back, behind_front
        front, back = behind_front, behind_back
    return queue
