"""Strike out a pair that encloses nothing, until there is none."""


def solution(log):
    left = list(log)
    place = 0
    while place + 1 < len(left):
        if left[place][0] == "+" and left[place + 1] == "-" + left[place][1:]:
            left = left[:place] + left[place + 2 :]
            place = 0
        else:
            place += 1
    return left == []
