"""The whole history; the last use of each dish is searched from its end."""


class RecipeStand:
    def __init__(self, places):
        self.places = places
        self.pages = {}
        self.uses = []

    def read(self, dish):
        if dish not in self.pages:
            return -1
        self.uses.append(dish)
        return self.pages[dish]

    def store(self, dish, page):
        if dish not in self.pages and len(self.pages) == self.places:
            del self.pages[self.oldest()]
        self.pages[dish] = page
        self.uses.append(dish)

    def oldest(self):
        recent = []
        for dish in reversed(self.uses):
            if dish in self.pages and dish not in recent:
                recent.append(dish)
        return recent[-1] if recent else -1
