def solution(queue: ListNode | None) -> ListNode | None:
    if queue is None:
        return None
    front, back = queue, reversed_list(cut_in_half(queue))
    while back is not None:
        behind_front, behind_back = front.next, back.next
        front.next, back.next = back, behind_front
        front, back = behind_front, behind_back
    return queue


def cut_in_half(queue: ListNode) -> ListNode | None:
    slow = fast = queue
    while fast.next is not None and fast.next.next is not None:
        slow, fast = slow.next, fast.next.next
    back = slow.next
    slow.next = None
    return back


def reversed_list(node: ListNode | None) -> ListNode | None:
    previous = None
    while node is not None:
        behind = node.next
        node.next = previous
        previous, node = node, behind
    return previous
