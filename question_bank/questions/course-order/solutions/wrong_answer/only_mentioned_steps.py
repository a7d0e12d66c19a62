def solution(steps: int, needs: list[tuple[int, int]]) -> list[int]:
    left = {step for pair in needs for step in pair}
    order: list[int] = []
    while left:
        ready = [s for s in sorted(left) if not any(a == s and b in left for a, b in needs)]
        if not ready:
            return []
        order += ready
        left -= set(ready)
    return order
