"""Do any step whose needs are all done, and look for the next one from the start."""


def solution(steps, needs):
    order = []
    while len(order) < steps:
        ready = [
            step
            for step in range(steps)
            if step not in order and all(b in order for a, b in needs if a == step)
        ]
        if not ready:
            return []
        order.append(ready[0])
    return order
