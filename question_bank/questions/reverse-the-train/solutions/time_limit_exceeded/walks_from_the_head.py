def solution(train: ListNode | None, siding: int) -> ListNode | None:
    turned = min(siding, length(train))
    numbers = [carriage_at(train, turned - 1 - place).val for place in range(turned)]
    carriage = train
    for number in numbers:
        carriage.val = number
        carriage = carriage.next
    return train


def length(train: ListNode | None) -> int:
    carriages = 0
    while train is not None:
        carriages += 1
        train = train.next
    return carriages


def carriage_at(train: ListNode, place: int) -> ListNode:
    while place > 0:
        train = train.next
        place -= 1
    return train
