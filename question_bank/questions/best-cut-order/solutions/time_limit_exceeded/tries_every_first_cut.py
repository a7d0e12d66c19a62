def solution(length: int, marks: list[int]) -> int:
    def least(left: int, right: int, inside: list[int]) -> int:
        if not inside:
            return 0
        return right - left + min(
            least(left, cut, inside[:place]) + least(cut, right, inside[place + 1 :])
            for place, cut in enumerate(inside)
        )

    return least(0, length, sorted(marks))
