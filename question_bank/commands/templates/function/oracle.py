"""Describe the plainest way."""


def solution(numbers):
    return numbers[0] + solution(numbers[1:]) if numbers else 0
