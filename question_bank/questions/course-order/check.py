def check(args, expected, actual):
    steps, needs = args
    if not isinstance(actual, list):
        return "a list of steps is expected"
    if not expected:
        return None if actual == [] else "there is no valid order, so an empty list is expected"
    if len(actual) != steps:
        return f"{steps} steps are expected, not {len(actual)}"
    position = {}
    for place, step in enumerate(actual):
        if type(step) is not int or not 0 <= step < steps:
            return f"item {place} is not a step"
        if step in position:
            return f"step {step} is listed twice"
        position[step] = place
    for step, needed in needs:
        if position[needed] >= position[step]:
            return f"step {step} needs step {needed}, which is not done before it"
    return None
