"""The turned part and the rest as two slices."""


def solution(train, siding):
    return train[:siding][::-1] + train[siding:]
