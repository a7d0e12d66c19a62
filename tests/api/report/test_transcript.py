"""The transcript as files."""

import json

from apps.api.report.transcript import as_json, as_text
from tests.api.rehearsal import Rehearsal
from tests.api.scripts import perfect, played


def test_the_text_has_a_line_per_turn_with_the_time_since_the_start() -> None:
    report = played(perfect).end()
    lines = as_text(report).splitlines()
    assert lines[0] == "Badge Gate Peak (medium, general)"
    assert len(lines) == 3 + len(report.transcript)
    assert lines[3].startswith("[00:00] Alex: ")
    assert any("] Candidate: Are the visits sorted?" in line for line in lines)


def test_a_turn_stays_on_its_line_and_an_interruption_is_marked() -> None:
    rehearsal = Rehearsal().wait(1_000)
    rehearsal.say("two\nlines and\tmore")
    text = as_text(rehearsal.end())
    assert "Candidate: two lines and more\n" in text
    assert "[interrupted]" in text


def test_the_json_has_every_turn_with_its_place_in_the_log() -> None:
    report = played(perfect).end()
    document = json.loads(as_json(report))
    assert document["question"] == "Badge Gate Peak"
    assert document["started_at"] < document["ended_at"]
    assert [turn["seq"] for turn in document["turns"]] == [each.seq for each in report.transcript]
    assert {turn["speaker"] for turn in document["turns"]} == {"interviewer", "candidate"}
