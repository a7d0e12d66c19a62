def solution(length: int, marks: list[int]) -> int:
    def paid(left: int, right: int, inside: list[int]) -> int:
        if not inside:
            return 0
        cut = min(inside, key=lambda mark: abs(2 * mark - left - right))
        before = [mark for mark in inside if mark < cut]
        after = [mark for mark in inside if mark > cut]
        return right - left + paid(left, cut, before) + paid(cut, right, after)

    return paid(0, length, sorted(marks))
