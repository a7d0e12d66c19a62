"""Names of few letters, shuffled and repeated; the large cupboards hardly share a bag."""


def small(rng):
    letters = rng.choice(["ab", "abc", "ab ", "aet "])
    labels = []
    for _ in range(rng.randint(0, 6)):
        labels.append("".join(rng.choice(letters) for _ in range(rng.randint(0, 4))))
    for label in labels[:2]:
        shuffled = list(label)
        rng.shuffle(shuffled)
        labels.append("".join(shuffled))
    rng.shuffle(labels)
    return [labels]


def scale(size, rng):
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [["".join(rng.choice(letters) for _ in range(9)) for _ in range(size)]]
