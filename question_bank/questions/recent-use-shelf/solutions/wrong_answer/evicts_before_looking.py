class RecipeStand:
    def __init__(self, places: int) -> None:
        self.places = places
        self.pages: dict[int, int] = {}

    def read(self, dish: int) -> int:
        if dish not in self.pages:
            return -1
        self.pages[dish] = self.pages.pop(dish)
        return self.pages[dish]

    def store(self, dish: int, page: int) -> None:
        if len(self.pages) == self.places:
            del self.pages[self.oldest()]
        self.pages.pop(dish, None)
        self.pages[dish] = page

    def oldest(self) -> int:
        return next(iter(self.pages), -1)
