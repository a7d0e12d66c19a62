"""The perfect candidate says every milestone and claims a cost that the question accepts."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.claims import own_claims
from question_bank.errors import BankErrors
from question_bank.folder import QuestionFolder
from question_bank.milestones import said_milestones
from question_bank.utterances import perfect_transcript

NEEDED = ("brute", "key-insight")


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of the milestones and of tests/transcript.yaml."""
    milestones = folder.question.milestones
    for needed in NEEDED:
        if needed not in [each.id for each in milestones]:
            yield f"there is no milestone {needed}"
    try:
        said = perfect_transcript(folder.path)
    except BankErrors as faults:
        yield from map(str, faults.errors)
        return
    reached = {each.id for text in said for each in said_milestones(milestones, text)}
    for milestone in milestones:
        if milestone.id not in reached:
            yield f"the transcript never says the milestone {milestone.id}: {milestone.say}"
    yield from _claim_faults(folder, said)


def _claim_faults(folder: QuestionFolder, said: list[str]) -> Iterator[str]:
    """As in a report, the last claim is the one that counts."""
    complexity = folder.question.complexity
    accepted = {"time": complexity.accepted_time, "space": complexity.accepted_space}
    claims = [claim for text in said for claim in own_claims(text)]
    for resource, costs in accepted.items():
        claimed = [claim.cost for claim in claims if claim.resource == resource]
        last = claimed[-1] if claimed else "nothing"
        if last not in costs:
            expected = " or ".join(costs)
            yield f"the last {resource} that the transcript claims is {last}, not {expected}"
