class Tally:
    def __init__(self) -> None:
        self.added: list[int] = []

    def add(self, number: int) -> None:
        self.added.append(number)

    def total(self) -> int:
        total = 0
        for number in self.added:
            total += number
        return total
