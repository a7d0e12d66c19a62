def solution(queue: ListNode | None) -> ListNode | None:
    visitors = [queue]
    while visitors[-1].next is not None:
        visitors.append(visitors[-1].next)
    first, end = 0, len(visitors) - 1
    while first < end:
        visitors[first].next = visitors[end]
        first += 1
        visitors[end].next = visitors[first]
        end -= 1
    visitors[first].next = None
    return queue
