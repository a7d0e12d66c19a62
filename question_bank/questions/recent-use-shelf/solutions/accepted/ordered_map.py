from collections import OrderedDict


class RecipeStand:
    def __init__(self, places: int) -> None:
        self.places = places
        self.pages: OrderedDict[int, int] = OrderedDict()

    def read(self, dish: int) -> int:
        if dish not in self.pages:
            return -1
        self.pages.move_to_end(dish)
        return self.pages[dish]

    def store(self, dish: int, page: int) -> None:
        if dish not in self.pages and len(self.pages) == self.places:
            self.pages.popitem(last=False)
        self.pages[dish] = page
        self.pages.move_to_end(dish)

    def oldest(self) -> int:
        return next(iter(self.pages), -1)
