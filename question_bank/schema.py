"""What a question is once it has been read: frozen values, no files and no YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from question_bank.grammar import ValueType
from sandbox.contract import Json, Language, Limits


class Difficulty(StrEnum):
    """How hard a question is for a prepared candidate."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class HintMoment(StrEnum):
    """When the interviewer may release a rung of the hint ladder."""

    STUCK = "stuck"
    ASKED = "asked"
    ASKED_TWICE = "asked_twice"
    TIME_LOW = "time_low"


class Credit(StrEnum):
    """Which skill a clarifying question is evidence of."""

    COMMUNICATION = "communication"
    EDGE_CASES = "edge-cases"


@dataclass(frozen=True, slots=True)
class Exact:
    """The answer equals the expectation."""


@dataclass(frozen=True, slots=True)
class Unordered:
    """The answer is a list with the same items in any order; the items themselves are exact."""


@dataclass(frozen=True, slots=True)
class UnorderedDeep:
    """As `Unordered`, and lists inside the items are in any order as well."""


@dataclass(frozen=True, slots=True)
class Close:
    """Every number lies within `max(abs, rel * |expected|)` of the expectation."""

    abs: float
    rel: float


@dataclass(frozen=True, slots=True)
class InPlace:
    """The argument `param` as it is after the call is the answer.

    When the function returns something, the answer is the list of the returned value and the
    argument. With `prefix` the returned value is a count, and only so many items of the argument
    are compared. With `any_order` these items may come in any order.
    """

    param: str
    prefix: bool = False
    any_order: bool = False


@dataclass(frozen=True, slots=True)
class Calls:
    """What each method call of a class question returned; the first difference is named."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Several answers are right; `source` is Python with `check(args, expected, actual)`.

    It returns None for a right answer and a reason otherwise. It runs in a sandbox of its own.
    """

    source: str


DeclarativeChecker: TypeAlias = Exact | Unordered | UnorderedDeep | Close | InPlace | Calls
Checker: TypeAlias = DeclarativeChecker | AnyOf


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter; the name is snake_case and each language respells it."""

    name: str
    type: ValueType


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a class question; the name is snake_case and each language respells it."""

    name: str
    params: tuple[Param, ...]
    returns: ValueType


@dataclass(frozen=True, slots=True)
class Signature:
    """What a candidate writes: a function called `solution`, or a class.

    A class has `methods`; its `params` are those of the constructor, and `returns` is void.
    """

    name: str
    params: tuple[Param, ...]
    returns: ValueType
    methods: tuple[Method, ...] = ()

    @property
    def is_class(self) -> bool:
        return bool(self.methods)


class Rule(StrEnum):
    """What a whole list, matrix or tree keeps."""

    SORTED = "sorted"
    INCREASING = "increasing"
    DISTINCT = "distinct"
    RECTANGULAR = "rectangular"
    SEARCH_TREE = "search_tree"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A promise about the input at `path`, such as `visits[*][0]`.

    Exactly one of `length` (inclusive), `range` (inclusive), `expr`, `rule` and `matches` (a
    regular expression for the whole text) is set.
    """

    path: str
    length: tuple[int, int] | None = None
    range: tuple[float, float] | None = None
    expr: str | None = None
    rule: Rule | None = None
    matches: str | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """Growth of time and memory, such as `n log n`."""

    time: str
    space: str


@dataclass(frozen=True, slots=True)
class Complexity:
    """What the interviewer expects to hear, and what the tests reward."""

    size: str
    target: Cost
    accepted_time: tuple[str, ...]
    accepted_space: tuple[str, ...]
    brute_time: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a good candidate takes, and when the interview moves on."""

    target: int
    max: int


@dataclass(frozen=True, slots=True)
class Perf:
    """Which generator of gen.py makes the large hidden inputs, and their sizes.

    `ladder` holds the sizes at which operations are counted, and `growth` the classes, such as
    `n log n`, in which those of accepted solutions may grow over it.
    """

    gen: str
    sizes: tuple[int, ...]
    ladder: tuple[int, ...]
    growth: tuple[str, ...]

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The hidden cases that hold the large inputs."""
        return tuple(f"{self.gen}-{size}" for size in self.sizes)


@dataclass(frozen=True, slots=True)
class Clarification:
    """A fact that the statement leaves open and the interviewer answers when asked."""

    id: str
    ask: tuple[str, ...]
    answer: str
    credit: Credit | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """One rung of the ladder; `cost` is taken from problem solving, never from correctness."""

    level: int
    cost: int
    text: str
    when: tuple[HintMoment, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """Progress the engine can notice in words, in code, or in the candidate's own tests."""

    id: str
    say: tuple[str, ...]
    code: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pitfall:
    """A known mistake, proved by a wrong solution and the hidden cases that catch it."""

    id: str
    solution: str
    caught_by: tuple[str, ...]
    probe: str


@dataclass(frozen=True, slots=True)
class Followup:
    """A further question for a candidate who is done early."""

    id: str
    when: str
    text: str
    good: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One call and its expectation. `explain` is shown with samples.

    Of a class question, `args` are the steps of one object's life, each `[name, arguments]`, the
    first of which constructs it; `expect` holds what each step returns.
    """

    id: str
    args: tuple[Json, ...]
    expect: Json
    explain: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One version of a question.

    `hidden`, `hints`, `pitfalls` and `forbidden_leaks` are secret: they reach neither a prompt
    nor a client until the rules release them. `modes` maps a company mode to its weight.
    """

    slug: str
    version: int
    title: str
    license: str
    authors: tuple[str, ...]
    origin: str
    difficulty: Difficulty
    topics: tuple[str, ...]
    modes: Mapping[str, float]
    minutes: Minutes
    statement: str
    signature: Signature
    constraints: tuple[Constraint, ...]
    checker: Checker
    complexity: Complexity
    limits: Limits
    perf: Perf
    clarifications: tuple[Clarification, ...]
    hints: tuple[Hint, ...]
    milestones: tuple[Milestone, ...]
    pitfalls: tuple[Pitfall, ...]
    followups: tuple[Followup, ...]
    rubric_overrides: Mapping[str, Mapping[str, str]]
    forbidden_leaks: tuple[str, ...]
    samples: tuple[Case, ...]
    hidden: tuple[Case, ...]
    starters: Mapping[Language, str]

    def said_to_catch(self, solution: str) -> set[str]:
        """The ids of the hidden cases that pitfalls name for a solution."""
        named = (each for each in self.pitfalls if each.solution == solution)
        return {case for pitfall in named for case in pitfall.caught_by}

    def is_large(self, case: Case) -> bool:
        """Whether the case holds one of the large inputs that `perf` names."""
        return case.id in self.perf.case_ids

    def is_frozen(self, case: Case) -> bool:
        """Whether `freeze` made the case: a large one, or a small input that it chose."""
        return self.is_large(case) or re.fullmatch(r"small-\d+", case.id) is not None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement about an interview format was read."""

    url: str
    kind: str
    supports: str


class Strictness(StrEnum):
    """How much help an interviewer gives."""

    LENIENT = "lenient"
    STANDARD = "standard"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class BehaviouralPrompt:
    """A question about the candidate's past, and what a good answer to it shows.

    `shows` holds evidence by part of the story: situation, task, action, result. `warning_signs`
    are what a weak answer has instead.
    """

    id: str
    theme: str
    prompt: str
    probes: tuple[str, ...]
    shows: Mapping[str, tuple[str, ...]]
    warning_signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mode:
    """A publicly described interview style, as data.

    `emphasis` rescales the four rubric dimensions, each within 0.75 and 1.25. `behavioural_share`
    is the part of the time that is for behavioural prompts. `strictness` says how long one must
    have tried before help comes.
    """

    slug: str
    title: str
    summary: str
    minutes: int
    coding_problems: int
    strictness: Strictness
    behavioural_prompts: int
    behavioural_share: float
    followups: int
    followup_style: str
    emphasis: Mapping[str, float]
    tone: str
    sources: tuple[Source, ...]
    disclaimer: str
