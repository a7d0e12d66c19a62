"""Letters are struck out one by one; a name joins the first bag that leaves none over."""


def _same(one, other):
    letters = list(other.replace(" ", ""))
    for letter in one.replace(" ", ""):
        if letter not in letters:
            return False
        letters.remove(letter)
    return not letters


def solution(labels):
    bags = []
    for label in labels:
        for bag in bags:
            if _same(label, bag[0]):
                bag.append(label)
                break
        else:
            bags.append([label])
    return bags
