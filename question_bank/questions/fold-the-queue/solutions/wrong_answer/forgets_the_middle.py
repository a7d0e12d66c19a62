def solution(queue: ListNode | None) -> ListNode | None:
    visitors = []
    while queue is not None:
        visitors.append(queue.val)
        queue = queue.next
    door = last = ListNode(0, None)
    for place in range(len(visitors) // 2):
        for number in (visitors[place], visitors[-1 - place]):
            last.next = ListNode(number, None)
            last = last.next
    return door.next
