"""Every stretch of boards with its lowest one."""


def solution(boards):
    stretches = (
        boards[left : right + 1] for left in range(len(boards)) for right in range(left, len(boards))
    )
    return max((min(stretch) * len(stretch) for stretch in stretches), default=0)
