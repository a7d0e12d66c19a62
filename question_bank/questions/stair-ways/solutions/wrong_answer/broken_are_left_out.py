def solution(steps: int, broken: list[int]) -> int:
    before, here = 0, 1
    for step in range(1, steps + 1):
        if step not in broken:
            before, here = here, before + here
    return 0 if steps in broken else here
