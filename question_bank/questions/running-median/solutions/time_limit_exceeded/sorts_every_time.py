def solution(waits: list[int]) -> list[int]:
    shown: list[int] = []
    for count in range(1, len(waits) + 1):
        ordered = sorted(waits[:count])
        shown.append(ordered[(count - 1) // 2])
    return shown
