"""Goals are judged by what was measured, and by nothing else."""

import asyncio
from pathlib import Path

from benchmarks.goals import Goal, table
from benchmarks.sandbox import throughput
from benchmarks.sandbox.contenders import bare, boxes, engine, peers
from benchmarks.sandbox.goals import GOALS
from benchmarks.sandbox.throughput import Load
from sandbox.client import Sandbox
from sandbox.contract import Language

FAST = Goal("fast", "ours", 0.5, relative_to="theirs")
MANY = Goal("many", "rate", 12, at_least=True)


def test_a_ratio_is_judged_by_both_of_its_measures() -> None:
    assert FAST.value({"ours": 3.0, "theirs": 10.0}) == 0.3
    assert FAST.met({"ours": 3.0, "theirs": 10.0})
    assert FAST.met({"ours": 6.0, "theirs": 10.0}) is False


def test_a_goal_is_met_at_its_very_limit() -> None:
    assert FAST.met({"ours": 5.0, "theirs": 10.0})
    assert MANY.met({"rate": 12.0})
    assert MANY.met({"rate": 11.9}) is False


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    assert FAST.met({"ours": 3.0}) is None
    assert FAST.met({"theirs": 3.0}) is None
    assert "not measured" in list(table(GOALS, {}))[1]


def test_the_table_says_which_goals_are_missed() -> None:
    lines = list(table(GOALS, {"submits/s, best": 11.0, "runs/s, best": 351.0}))
    assert [line.split()[-1] for line in lines if "per second" in line] == ["met", "MISSED"]


def test_the_best_rate_of_each_lane_counts() -> None:
    loads = [Load("submit x 1", 2.0, [1.0] * 8), Load("submit x 2", 2.0, [1.0] * 24)]
    measures = throughput.measures([*loads, Load("run x 1", 2.0, [1.0] * 700)])
    assert measures["submits/s, best"] == 12.0
    assert measures["runs/s, best"] == 350.0


def test_every_goal_is_about_something_that_is_measured() -> None:
    with asyncio.Runner() as loop:
        sandbox = Sandbox(Path("nowhere"))
        docker = (engine.DockerRun(), engine.ColdContainer())
        contenders = (
            *(bare.bare_python(), bare.bare_node(), *docker),
            *(engine.Exec("CLI"), engine.Exec("SDK"), *peers.peers()),
            *boxes.warm_boxes(loop, sandbox, list(Language)),
        )
        known = {f"{one.name} {tail}" for one in contenders for tail in ("p50", "p95")}
    known |= {"runs/s, best", "submits/s, best", "submits at 4/s p95"}
    known |= {"HTTP submit less no-op", "HTTP run less no-op"}
    wanted = {name for goal in GOALS for name in (goal.measure, goal.relative_to) if name}
    assert wanted <= known
