def solution(steps: int, needs: list[tuple[int, int]]) -> list[int]:
    done: set[int] = set()
    order: list[int] = []
    while len(order) < steps:
        waiting = {step for step, needed in needs if needed not in done}
        ready = [step for step in range(steps) if step not in done and step not in waiting]
        if not ready:
            return []
        order.append(ready[0])
        done.add(ready[0])
    return order
