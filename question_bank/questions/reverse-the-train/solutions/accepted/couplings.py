def solution(train: ListNode | None, siding: int) -> ListNode | None:
    if train is None or siding == 0:
        return train
    previous, current = None, train
    while current is not None and siding > 0:
        behind = current.next
        current.next = previous
        previous, current = current, behind
        siding -= 1
    train.next = current
    return previous
