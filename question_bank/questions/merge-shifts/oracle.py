"""The staffed minutes one by one, and the short gaps between them filled."""


def solution(shifts, pause):
    minutes = sorted({minute for start, end in shifts for minute in range(start, end)})
    stretches = []
    for minute in minutes:
        if stretches and minute - stretches[-1][1] <= pause:
            stretches[-1][1] = minute + 1
        else:
            stretches.append([minute, minute + 1])
    return stretches
