class Tally:
    def __init__(self) -> None:
        self.sum = 0

    def add(self, number: int) -> None:
        self.sum += number

    def total(self) -> int:
        return self.sum
