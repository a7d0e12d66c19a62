class RecipeStand:
    def __init__(self, places: int) -> None:
        self.places = places
        self.pages: dict[int, int] = {}

    def read(self, dish: int) -> int:
        return self.pages.get(dish, -1)

    def store(self, dish: int, page: int) -> None:
        self.pages.pop(dish, None)
        if len(self.pages) == self.places:
            del self.pages[self.oldest()]
        self.pages[dish] = page

    def oldest(self) -> int:
        return next(iter(self.pages), -1)
