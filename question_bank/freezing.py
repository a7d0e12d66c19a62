"""Freezing the large hidden cases of a question into tests/generated.jsonl."""

from __future__ import annotations

import json

from question_bank.folder import Claim, QuestionFolder, author_function


def freeze(folder: QuestionFolder, seed: int) -> int:
    """Write generated.jsonl anew and return its size in bytes.

    Expectations come from the first accepted Python solution, since an oracle is too slow at
    these sizes; the accepted proof then holds every other accepted solution against them.
    """
    names = [each.name for each in folder.solutions(Claim.ACCEPTED) if each.name.endswith(".py")]
    reference = author_function(folder.path / "solutions" / "accepted" / names[0], "solution")
    lines = [json.dumps({"seed": seed})]
    for case_id, args in folder.large_inputs(seed).items():
        record = {"id": case_id, "args": args, "expect": reference(*args)}
        lines.append(json.dumps(record, separators=(",", ":")))
    target = folder.path / "tests" / "generated.jsonl"
    return target.write_text("\n".join(lines) + "\n", encoding="utf-8")
