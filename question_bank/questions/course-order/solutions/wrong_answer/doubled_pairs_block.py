from collections import deque


def solution(steps: int, needs: list[tuple[int, int]]) -> list[int]:
    missing = [0] * steps
    unlocks: list[set[int]] = [set() for _ in range(steps)]
    for step, needed in needs:
        missing[step] += 1
        unlocks[needed].add(step)
    ready = deque(step for step in range(steps) if missing[step] == 0)
    order: list[int] = []
    while ready:
        done = ready.popleft()
        order.append(done)
        for step in unlocks[done]:
            missing[step] -= 1
            if missing[step] == 0:
                ready.append(step)
    return order if len(order) == steps else []
