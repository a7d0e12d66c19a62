def solution(train: ListNode | None, siding: int) -> ListNode | None:
    parked = {}
    rest = train
    for _ in range(siding):
        if rest is None:
            break
        parked[rest.val] = rest
        rest = rest.next
    for carriage in parked.values():
        carriage.next, rest = rest, carriage
    return rest
