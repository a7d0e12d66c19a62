"""Runs of the candidate's code and what they mean."""

from __future__ import annotations

from enum import StrEnum


class RunKind(StrEnum):
    """What a run is for."""

    SAMPLES = "samples"
    CUSTOM = "custom"
    SUBMIT = "submit"


class Verdict(StrEnum):
    """What the outcomes of a run, compared with what was expected, mean.

    `RAN` is the verdict of custom input, for which nothing is expected.
    """

    ACCEPTED = "accepted"
    RAN = "ran"
    WRONG_ANSWER = "wrong_answer"
    RUNTIME_ERROR = "runtime_error"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    COMPILE_ERROR = "compile_error"
    SANDBOX_ERROR = "sandbox_error"
