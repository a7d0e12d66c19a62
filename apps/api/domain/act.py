"""What the interviewer may do. The engine chooses an act; templates or a model word it."""

from __future__ import annotations

from enum import StrEnum


class ActKind(StrEnum):
    """One intention of the interviewer."""

    GREET = "greet"
    RESUME = "resume"
    ANSWER_CLARIFICATION = "answer_clarification"
    STATE_ASSUMPTION = "state_assumption"
    TURN_BACK = "turn_back"
    DECLINE_TO_REVEAL = "decline_to_reveal"
    EXPLAIN_PROCESS = "explain_process"
    ACKNOWLEDGE = "acknowledge"
    ASK_APPROACH = "ask_approach"
    ACCEPT_APPROACH = "accept_approach"
    CHALLENGE_BRUTE_FORCE = "challenge_brute_force"
    EXPLAIN_PLAN_FIRST = "explain_plan_first"
    REACT_RUN_FAILED = "react_run_failed"
    ASK_TESTS = "ask_tests"
    REACT_SUBMIT_FAILED = "react_submit_failed"
    ASK_COMPLEXITY = "ask_complexity"
    PROBE_COMPLEXITY = "probe_complexity"
    FOLLOW_UP = "follow_up"
    GIVE_HINT = "give_hint"
    NO_MORE_HINTS = "no_more_hints"
    CHECK_IN = "check_in"
    REDIRECT = "redirect"
    TIME_WARNING = "time_warning"
    WRAP = "wrap"


class StreamEndReason(StrEnum):
    """Why the interviewer stopped speaking."""

    DONE = "done"
    BARGE_IN = "barge_in"
    OWNER_LOST = "owner_lost"
    LLM_ERROR = "llm_error"
    SESSION_ENDED = "session_ended"


class Wording(StrEnum):
    """Who worded an act."""

    TEMPLATE = "template"
    MODEL = "model"
