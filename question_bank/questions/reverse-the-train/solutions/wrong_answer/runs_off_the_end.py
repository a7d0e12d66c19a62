def solution(train: ListNode | None, siding: int) -> ListNode | None:
    if train is None or siding == 0:
        return train
    previous, current = None, train
    for _ in range(siding):
        behind = current.next
        current.next = previous
        previous, current = current, behind
    train.next = current
    return previous
