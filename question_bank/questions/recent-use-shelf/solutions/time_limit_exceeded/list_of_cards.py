class RecipeStand:
    def __init__(self, places: int) -> None:
        self.places = places
        self.cards: list[tuple[int, int]] = []

    def read(self, dish: int) -> int:
        pages = [page for each, page in self.cards if each == dish]
        if not pages:
            return -1
        self._append(dish, pages[0])
        return pages[0]

    def store(self, dish: int, page: int) -> None:
        if all(each != dish for each, _ in self.cards) and len(self.cards) == self.places:
            self.cards = self.cards[1:]
        self._append(dish, page)

    def oldest(self) -> int:
        return self.cards[0][0] if self.cards else -1

    def _append(self, dish: int, page: int) -> None:
        self.cards = [(each, old) for each, old in self.cards if each != dish]
        self.cards.append((dish, page))
