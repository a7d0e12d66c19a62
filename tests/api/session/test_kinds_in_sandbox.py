"""Every kind of question through the API's own running and the real sandbox."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from apps.api.domain.events import RunCase, RunJudged, RunStarted
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.state import RunRecord
from apps.api.session.custom_input import custom_calls
from apps.api.session.running import OnQueued, execute
from question_bank.folder import Claim, QuestionFolder, Solution
from question_bank.judging import UNCHECKED
from question_bank.loader import QUESTIONS
from question_bank.schema import AnyOf, Calls, Case, Checker, InPlace, Question, Signature
from sandbox.client import Sandbox
from sandbox.contract import CallResult, Json, Language, RunRequest
from tests.api.bank import badge_gate
from tests.api.rehearsal import interview_about
from tests.api.session.shelves import SHELVES
from tests.question_bank.signatures import class_of, function, method

pytestmark = pytest.mark.anyio


class Watched(Sandbox):
    """The real sandbox; keeps whose boxes were used and released."""

    def __init__(self, socket: Path) -> None:
        super().__init__(socket)
        self.owners: list[str] = []
        self.released: list[str] = []

    async def run(
        self, request: RunRequest, on_queued: OnQueued = lambda _: None
    ) -> AsyncGenerator[CallResult, None]:
        self.owners.append(request.owner)
        async for result in super().run(request, on_queued):
            yield result

    async def release(self, owner: str) -> None:
        self.released.append(owner)
        await super().release(owner)


@pytest.fixture
def sandbox(sandbox_socket: Path) -> Watched:
    return Watched(sandbox_socket)


async def judged(
    sandbox: Sandbox,
    question: Question,
    language: Language,
    code: str,
    kind: RunKind = RunKind.SUBMIT,
    custom: Sequence[Sequence[Json]] | None = None,
) -> tuple[list[RunCase], RunJudged]:
    calls = None if custom is None else custom_calls(question.signature, custom)
    start = RunStarted("run", kind, language, 1, 0, calls)
    run = RunRecord(start, 1, 0, code)
    *cases, verdict = [
        event async for event in execute(sandbox, interview_about(question), run, lambda _: None)
    ]
    assert isinstance(verdict, RunJudged)
    return [case for case in cases if isinstance(case, RunCase)], verdict


BANK = (
    "ring-buffer",  # a class
    "reverse-the-train",  # a linked list
    "lopsided-org",  # a tree
    "cheapest-courier",  # a graph
    "compact-the-tape",  # changes its argument
    "course-order",  # several right answers
)


def solutions(claim: Claim) -> list[tuple[QuestionFolder, Solution]]:
    folders = [QuestionFolder.open(QUESTIONS / slug) for slug in BANK]
    return [(folder, solution) for folder in folders for solution in folder.solutions(claim)]


def named(value: object) -> str:
    return value.name if isinstance(value, Solution) else getattr(value, "path", Path()).name


@pytest.mark.parametrize(("folder", "solution"), solutions(Claim.ACCEPTED), ids=named)
async def test_a_right_solution_is_accepted(
    sandbox: Watched, folder: QuestionFolder, solution: Solution
) -> None:
    question = folder.question
    _, verdict = await judged(sandbox, question, solution.language, solution.source)
    assert verdict.verdict is Verdict.ACCEPTED
    assert verdict.hidden_passed == verdict.hidden_total == len(question.hidden)


@pytest.mark.parametrize(("folder", "solution"), solutions(Claim.WRONG_ANSWER), ids=named)
async def test_a_wrong_solution_passes_the_samples_alone_and_is_told_nothing_more(
    sandbox: Watched, folder: QuestionFolder, solution: Solution
) -> None:
    cases, verdict = await judged(sandbox, folder.question, solution.language, solution.source)
    assert verdict.verdict not in {Verdict.ACCEPTED, Verdict.SANDBOX_ERROR}
    assert all(case.passed for case in cases if not case.hidden)
    hidden = [case for case in cases if case.hidden]
    assert verdict.hidden_passed < len(hidden)
    assert {case.reason for case in hidden} == {None}


def asked(
    signature: Signature, checker: Checker, *cases: Case, hidden: tuple[Case, ...] = ()
) -> Question:
    return replace(badge_gate(), signature=signature, checker=checker, samples=cases, hidden=hidden)


SHELF = asked(
    class_of(
        "Shelf",
        method("put_on", "bool", label="str"),
        method("take_oldest", "optional<str>"),
        method("clear", "void"),
        max_items="int",
    ),
    Calls(),
    Case(
        "full",
        (
            ["Shelf", [1]],
            ["put_on", ["a"]],
            ["put_on", ["b"]],
            ["take_oldest", []],
            ["clear", []],
            ["take_oldest", []],
        ),
        [None, True, False, "a", None, None],
    ),
)


@pytest.mark.parametrize("language", Language)
async def test_a_class_lives_by_the_names_of_its_language(
    sandbox: Watched, language: Language
) -> None:
    (sample,), verdict = await judged(sandbox, SHELF, language, SHELVES[language], RunKind.SAMPLES)
    assert (verdict.verdict, sample.reason) == (Verdict.ACCEPTED, None), sample
    assert sample.actual == SHELF.samples[0].expect
    lives: list[list[Json]] = [
        [["Shelf", [2]], ["put_on", ["\u00fc"]], ["take_oldest", []]],
        [["Shelf", [0]]],
    ]
    (first, second), verdict = await judged(
        sandbox, SHELF, language, SHELVES[language], RunKind.CUSTOM, lives
    )
    assert (verdict.verdict, first.actual) == (Verdict.RAN, [None, True, "\u00fc"])
    assert (second.actual, second.expected) == ([None], None)


async def test_the_first_call_that_answers_wrongly_is_named(sandbox: Watched) -> None:
    code = SHELVES[Language.PYTHON].replace("return False", "return 0")
    (sample,), verdict = await judged(sandbox, SHELF, Language.PYTHON, code, RunKind.SAMPLES)
    assert verdict.verdict is Verdict.WRONG_ANSWER
    assert sample.reason == "call 2, put_on: expected false, got 0"


async def test_a_class_without_its_method_fails_at_runtime(sandbox: Watched) -> None:
    code = SHELVES[Language.PYTHON].replace("take_oldest", "takeOldest")
    (sample,), verdict = await judged(sandbox, SHELF, Language.PYTHON, code, RunKind.SAMPLES)
    assert verdict.verdict is Verdict.RUNTIME_ERROR
    assert "there is no method Shelf.take_oldest" in (sample.error or "")


TAPE = function("int", tape="list<int>")
KEEPS_ODD = Case("odd", ([4, 3, 2, 1],), [2, [3, 1]])
PREFIX = InPlace("tape", prefix=True)
IN_PLACE: list[tuple[Checker, Signature, Case, str, str | None]] = [
    (PREFIX, TAPE, KEEPS_ODD, "tape[:2] = [3, 1]; return 2", None),
    (PREFIX, TAPE, KEEPS_ODD, "tape[:] = [3, 1, None]; return 2", None),
    (PREFIX, TAPE, KEEPS_ODD, "return 2", "item 0: expected 3, got 4"),
    (PREFIX, TAPE, KEEPS_ODD, "tape[:2] = [1, 3]; return 2", "item 0: expected 3, got 1"),
    (PREFIX, TAPE, KEEPS_ODD, "tape[:] = [3, 1]", "returned value: expected 2, got null"),
    (PREFIX, TAPE, KEEPS_ODD, "tape[:] = [3]; return 2", "expected at least 2 items in tape"),
    (InPlace("tape", prefix=True, any_order=True), TAPE, KEEPS_ODD,
     "tape[:2] = [1, 3]; return 2", None),
    (InPlace("tape"), function("void", tape="list<int>"), Case("up", ([2, 1],), [1, 2]),
     "tape.sort(); return 7", None),
    (InPlace("tape"), function("void", tape="list<int>"), Case("up", ([2, 1],), [1, 2]),
     "return sorted(tape)", "item 0: expected 1, got 2"),
    (InPlace("train"), function("void", train="list_node<int>"), Case("up", ([2, 1],), [2, 9]),
     "train.next.val = 9", None),
]  # fmt: skip


@pytest.mark.parametrize(("checker", "signature", "case", "body", "reason"), IN_PLACE)
async def test_what_a_program_leaves_in_its_argument_is_judged(
    sandbox: Watched,
    checker: Checker,
    signature: Signature,
    case: Case,
    body: str,
    reason: str | None,
) -> None:
    question = asked(signature, checker, case)
    code = f"def solution({signature.params[0].name}):\n    {body}\n"
    (sample,), _ = await judged(sandbox, question, Language.PYTHON, code, RunKind.SAMPLES)
    assert sample.error is None
    assert (sample.reason is None) is (reason is None), sample.reason
    assert (sample.reason or "").startswith(reason or "")


CHECK = """
def check(args, expected, actual):
    if actual == "break":
        raise ValueError(expected)
    if actual == "spin":
        while True:
            pass
    return None if actual in args[0] else f"{actual!r} is none of them, {expected!r} would be"
"""
ANY_WORD = asked(
    function("str", words="list<str>"),
    AnyOf(CHECK),
    Case("two", (["a", "b"],), "a"),
    hidden=(Case("secret", (["zq", "zqsecret"],), "zqsecret"),),
)


async def test_any_of_several_answers_is_accepted_and_a_wrong_one_has_its_reason(
    sandbox: Watched,
) -> None:
    code = "def solution(words): return words[-1]\n"
    cases, verdict = await judged(sandbox, ANY_WORD, Language.PYTHON, code)
    assert verdict.verdict is Verdict.ACCEPTED
    assert cases[0].actual == "b"
    code = "def solution(words): return 'c'\n"
    cases, verdict = await judged(sandbox, ANY_WORD, Language.PYTHON, code)
    assert verdict.verdict is Verdict.WRONG_ANSWER
    assert cases[0].reason == "'c' is none of them, 'a' would be"
    assert "zqsecret" not in repr(cases)


@pytest.mark.parametrize("answer", ["break", "spin"])
async def test_an_answer_that_breaks_the_check_is_wrong(sandbox: Watched, answer: str) -> None:
    code = f"def solution(words): return {answer!r}\n"
    (case,), verdict = await judged(sandbox, ANY_WORD, Language.PYTHON, code, RunKind.SAMPLES)
    assert (verdict.verdict, case.reason) == (Verdict.WRONG_ANSWER, UNCHECKED)


async def test_a_check_runs_in_another_box_than_the_candidates(sandbox: Watched) -> None:
    code = "import sys\nsys.modules['json'] = None\ndef solution(words): return words[0]\n"
    _, verdict = await judged(sandbox, ANY_WORD, Language.PYTHON, code)
    assert verdict.verdict is Verdict.ACCEPTED
    candidate, *checks = sandbox.owners
    assert set(checks) == {f"check-{candidate}"}
    assert sandbox.released == [f"check-{candidate}"]


async def test_nothing_of_a_custom_run_is_checked(sandbox: Watched) -> None:
    code = "def solution(words): return 'c'\n"
    (case,), verdict = await judged(
        sandbox, ANY_WORD, Language.PYTHON, code, RunKind.CUSTOM, [[["x"]]]
    )
    assert (verdict.verdict, case.actual) == (Verdict.RAN, "c")
    assert len(sandbox.owners) == 1


NODES: list[tuple[str, str, list[Json], Json]] = [
    ("list_node<int>", "return value.next", [[1, 2, 3]], [2, 3]),
    ("list_node<int>", "return value", [{"items": [1, 2], "cycle_at": 0}],
     {"items": [1, 2], "cycle_at": 0}),
    ("tree_node<float>", "return value.right", [[1, None, 2, 3]], [2.0, 3.0]),
    ("graph", "value.edges.append([1, 0]); return value",
     [{"n": 2, "edges": [[0, 1]], "directed": True}],
     {"n": 2, "edges": [[0, 1], [1, 0]], "directed": True}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "custom", "actual"), NODES)
async def test_nodes_and_graphs_come_and_go_as_json(
    sandbox: Watched, kind: str, body: str, custom: list[Json], actual: Json
) -> None:
    question = asked(function(kind, value=kind), badge_gate().checker)
    code = f"def solution(value):\n    {body}\n"
    (case,), _ = await judged(sandbox, question, Language.PYTHON, code, RunKind.CUSTOM, [custom])
    assert case.actual == actual, case.error
