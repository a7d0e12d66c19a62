class Tally:
    def __init__(self) -> None:
        self.sum = 0

    def add(self, number: int) -> None:
        self.sum += max(number, 0)

    def total(self) -> int:
        return self.sum
