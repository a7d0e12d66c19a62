"""Describe the plainest way."""


class Tally:
    def __init__(self):
        self.added = []

    def add(self, number):
        self.added.append(number)

    def total(self):
        return sum(self.added)
