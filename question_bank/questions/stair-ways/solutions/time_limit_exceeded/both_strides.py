def solution(steps: int, broken: list[int]) -> int:
    def ways_from(step: int) -> int:
        if step > steps or step in broken:
            return 0
        if step == steps:
            return 1
        return ways_from(step + 1) + ways_from(step + 2)

    return ways_from(0)
