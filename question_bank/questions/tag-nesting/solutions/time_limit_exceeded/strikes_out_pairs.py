def solution(log: list[str]) -> bool:
    left = log
    struck = True
    while struck:
        struck = False
        for place in range(len(left) - 1):
            if left[place][0] == "+" and left[place + 1] == "-" + left[place][1:]:
                left = left[:place] + left[place + 2 :]
                struck = True
                break
    return not left
