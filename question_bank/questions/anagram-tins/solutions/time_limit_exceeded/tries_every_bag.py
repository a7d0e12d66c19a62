def solution(labels: list[str]) -> list[list[str]]:
    bags: list[list[str]] = []
    for label in labels:
        for bag in bags:
            if sorted(label.replace(" ", "")) == sorted(bag[0].replace(" ", "")):
                bag.append(label)
                break
        else:
            bags.append([label])
    return bags
