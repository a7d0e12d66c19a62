def solution(steps: int, broken: list[int]) -> int:
    before, here = 0, 1
    for step in range(1, steps + 1):
        before, here = here, 0 if step in broken else before + here
    return here
