"""Sort the numbers and count."""


def solution(archive, ranks):
    numbers = sorted(number for number in archive if number is not None)
    return [numbers[rank - 1] if rank <= len(numbers) else -1 for rank in ranks]
