def solution(weights: list[int], load: int) -> list[list[int]]:
    known = set(weights)
    return [[light, load - light] for light in known if light <= load - light and load - light in known]
