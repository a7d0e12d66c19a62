import heapq


def solution(length: int, marks: list[int]) -> int:
    ends = [0, *sorted(marks), length]
    pieces = [right - left for left, right in zip(ends, ends[1:])]
    heapq.heapify(pieces)
    paid = 0
    while len(pieces) > 1:
        joined = heapq.heappop(pieces) + heapq.heappop(pieces)
        paid += joined
        heapq.heappush(pieces, joined)
    return paid
