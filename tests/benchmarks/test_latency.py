"""Rounds: everybody in turn, nobody forgotten."""

from __future__ import annotations

import itertools

from benchmarks.sandbox import latency
from benchmarks.sandbox.contenders.contender import NotHere
from benchmarks.sandbox.job import WrongVerdict
from benchmarks.sandbox.quiet import QuietGate


class Open(QuietGate):
    """A gate that lets everybody pass at once."""

    def wait(self) -> None:
        self.passed += 1


class Runner:
    """A contender that takes a second, and writes down when it was its turn."""

    remark = "a remark"

    def __init__(self, name: str, turns: list[str], problem: Exception | None = None) -> None:
        self.name = name
        self.turns = turns
        self.problem = problem
        self.closed = False

    def prepare(self) -> None:
        if isinstance(self.problem, NotHere):
            raise self.problem

    def once(self) -> float:
        self.turns.append(self.name)
        if self.problem is not None:
            raise self.problem
        return 1000.0

    def close(self) -> None:
        self.closed = True


def test_everybody_has_one_turn_per_round_and_none_follows_himself() -> None:
    turns: list[str] = []
    latency.measure([Runner(name, turns) for name in "abc"], 50, Open())
    rounds = [turns[at : at + 3] for at in range(0, len(turns), 3)]
    assert len(rounds) == 50
    assert all(sorted(turn) == ["a", "b", "c"] for turn in rounds)
    assert len({tuple(turn) for turn in rounds}) > 2
    assert all(one != other for one, other in itertools.pairwise(turns))


def test_who_is_not_here_is_named_with_the_reason() -> None:
    absent = Runner("absent", [], NotHere("not installed"))
    found = latency.measure([Runner("here", []), absent], 2, Open())
    assert found.missing == {"absent": "not installed"}
    assert list(found.figures()) == ["here"]
    assert list(latency.table(found))[-1].endswith("not measured: not installed")
    assert absent.closed


def test_a_wrong_verdict_is_no_sample_and_is_reported() -> None:
    wrong = Runner("wrong", [], WrongVerdict("[] instead of [1]"))
    found = latency.measure([wrong, Runner("right", [])], 2, Open())
    assert "wrong p50" not in found.measures()
    assert list(latency.table(found))[-1].endswith("failed 2 times, first: [] instead of [1]")


def test_scripts_are_compared_with_a_bare_node() -> None:
    assert latency.baseline_of("submit javascript") == "bare node"
    assert latency.baseline_of("submit cpp") == latency.baseline_of("epicbox") == "bare python"
