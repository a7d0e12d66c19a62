"""Every fault in a question's files is found, with its file, its line and what was expected."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from question_bank.errors import BankError, BankErrors
from question_bank.loader import load_bank, load_modes, load_question
from tests.question_bank.conftest import Draft

SHEET = "question.yaml"
CASES = "tests/cases.yaml"


def faults(draft: Draft) -> tuple[BankError, ...]:
    with pytest.raises(BankErrors) as caught:
        load_question(draft.path)
    return caught.value.errors


def test_a_whole_question_loads(draft: Draft) -> None:
    question = load_question(draft.path)
    assert (question.slug, question.signature.name) == ("pair-of-parcels", "solution")
    assert [hint.level for hint in question.hints] == [1, 2, 3, 4]
    assert question.limits.cpu_ms == 1000
    assert question.samples[0].args == ([3, 8, 5, 12, 9], 17)
    assert question.samples[0].explain is not None


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "expected"),
    [
        (SHEET, "schema: 1", "schema: 2", "1 was expected", "const 1"),
        (SHEET, "slug: pair-of-parcels", "slug: pair-of-parts", "folder's name", "pair-of-parcels"),
        (SHEET, "difficulty: easy", "difficulty: simple", "'simple' is not one of", "enum"),
        (SHEET, "origin: original", "origin: copied", "'copied' is not one of", "enum"),
        (SHEET, "  general: 1.0\n", "", "'general' is a required property", "required"),
        (SHEET, "  general: 1.0", "  general: 1.5", "greater than the maximum", "maximum 1"),
        (SHEET, "target: 15", "target: 50", "beyond max", "target <= max"),
        (SHEET, "cpu_ms: 1000", "cpu_ms: 900", "less than the minimum", "minimum 1000"),
        (SHEET, "name: solution", "name: pairs", "'solution' was expected", "const"),
        (SHEET, '"list<int>"', '"lisp<int>"', "'lisp'", "a type"),
        (SHEET, '"list<int>"', '"void"', "cannot be void", "has values"),
        (SHEET, "{name: load,", "{name: weights,", "weights is there twice", "distinct"),
        (SHEET, "{name: load,", "{name: lambda,", "reserved word", "every language"),
        (SHEET, "{name: load,", "{name: typeof,", "reserved word", "every language"),
        (SHEET, 'path: "load"', 'path: "loads"', "leads to none of", "a path"),
        (SHEET, 'path: "load", range: [1, 2000000]', 'path: "load", expr: "v +"', "not a", "path"),
        (SHEET, "kind: unordered}", "kind: sorted}", "not valid", "oneOf"),
        (SHEET, "  - id: size", "  - id: order", "order is there twice", "distinct ids"),
        (SHEET, "  - level: 3", "  - level: 4", "rung 3 has level 4", "3"),
        (SHEET, "    cost: 9", "    cost: 5", "costs no more", "strictly increasing"),
        (SHEET, "same_parcel_twice.py", "absent.py", "0 solutions are named absent.py", "one file"),
        (SHEET, "caught_by: [half-alone]", "caught_by: [gone]", "no hidden case", "an id"),
        (SHEET, "[half-alone, two-halves]", "[gone]", "no case has the id gone", "an id"),
        (SHEET, "title: Pair of Parcels", "title: 7", "7 is not of type 'string'", "string"),
        (SHEET, "title: Pair of Parcels", "title: no", "'no' is ambiguous", "quotes"),
        (SHEET, "version: 1\n", "version: 1\nversion: 2\n", "there twice", "one value"),
        (SHEET, "license: CC-BY-4.0", "licence: CC-BY-4.0", "'licence' was unexpected", "false"),
        (
            CASES,
            "args: [[], 5]",
            "args: [[0], 5]",
            "weights[0] is 0, not 1 to 1000000",
            "arguments",
        ),
        (CASES, "args: [[], 5]", "args: [[]]", "1 arguments for 2 parameters", "arguments"),
        (CASES, "args: [[], 5]", 'args: [["5"], 5]', "weights[0]: int expected", "arguments"),
        (CASES, "args: [[], 5]", "args: [[2.5], 5]", "weights[0]: int expected", "arguments"),
        (CASES, "args: [[], 5]", "args: [[true], 5]", "weights[0]: int expected", "arguments"),
        (CASES, "expect: [[3, 5]]", "expect: [[3]]", "expect[0]: tuple<int,int>", "a value of"),
        (CASES, "id: one-parcel", "id: no-fit", "no-fit: the id is there twice", "distinct ids"),
        (CASES, "id: one-parcel", "id: One Parcel", "does not match", "pattern"),
    ],
)
def test_a_fault_is_told_with_line_and_expectation(
    draft: Draft, file: str, old: str, new: str, message: str, expected: str
) -> None:
    line = draft.edit(file, old, new)
    found = faults(draft)
    told = [f for f in found if message in f.message and expected in f.expected]
    assert told, "\n".join(map(str, found))
    assert told[0].path == draft.path / file
    assert 1 <= told[0].line <= line + 1
    assert str(told[0]).startswith(f"{draft.path / file}:{told[0].line}: ")


@pytest.mark.parametrize(
    ("old", "new", "line_text"),
    [
        ('type: "list<int>"', 'type: "lisp<int>"', "    - {name: weights"),
        ("    cost: 9", "    cost: 5", 'cost: 5\n    when: [stuck, asked]\n    text: "A hash'),
        ("difficulty: easy", "difficulty: simple", "difficulty"),
    ],
)
def test_the_line_is_the_line_of_the_value(
    draft: Draft, old: str, new: str, line_text: str
) -> None:
    draft.edit(SHEET, old, new)
    text = (draft.path / SHEET).read_text()
    assert faults(draft)[0].line == text[: text.index(line_text)].count("\n") + 1


def test_several_faults_of_one_question_are_told_together(draft: Draft) -> None:
    draft.edit(SHEET, "target: 15", "target: 50")
    draft.edit(SHEET, "    cost: 9", "    cost: 5")
    draft.edit(CASES, "args: [[], 5]", "args: [[0], 5]")
    assert len(faults(draft)) == 3


def test_the_bank_collects_the_faults_of_all_questions(tmp_path: Path, draft: Draft) -> None:
    twin = tmp_path / "twin"
    shutil.copytree(draft.path, twin)
    draft.edit(SHEET, "difficulty: easy", "difficulty: simple")
    with pytest.raises(BankErrors) as caught:
        load_bank(tmp_path)
    assert [fault.path.parent.name for fault in caught.value.errors] == ["pair-of-parcels", "twin"]


@pytest.mark.parametrize("name", [SHEET, CASES, "statement.md"])
def test_a_missing_file_is_a_fault(draft: Draft, name: str) -> None:
    (draft.path / name).unlink()
    assert faults(draft)[0].path == draft.path / name


def test_an_empty_statement_is_a_fault(draft: Draft) -> None:
    (draft.path / "statement.md").write_text("\n")
    assert "no statement" in faults(draft)[0].message


def frozen(draft: Draft, *lines: str) -> None:
    (draft.path / "tests" / "generated.jsonl").write_text("\n".join(lines) + "\n")


def test_frozen_cases_follow_the_written_ones(draft: Draft) -> None:
    case = json.dumps({"id": "scale-3", "args": [[1, 2, 3], 4], "expect": [[1, 3]]})
    frozen(draft, '{"seed": 7}', case)
    question = load_question(draft.path)
    assert question.hidden[-1].id == "scale-3"
    assert len(question.hidden) == 13


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (["{}"], 1, "no seed"),
        (['{"seed": 7}', "{"], 2, "not JSON"),
        (['{"seed": 7}', "[]"], 2, "not a JSON object"),
        (['{"seed": 7}', '{"id": "a", "id": "b"}'], 2, "there twice"),
        (['{"seed": 7}', '{"id": "a", "args": [], "expect": NaN}'], 2, "NaN"),
        (['{"seed": 7}', '{"id": "a", "args": []}'], 2, "the fields are"),
        (['{"seed": 7}', '{"id": "a", "args": [[0], 1], "expect": []}'], 2, "weights[0] is 0"),
        (['{"seed": 7}', '{"id": "no-fit", "args": [[], 1], "expect": []}'], 2, "there twice"),
    ],
)
def test_a_damaged_frozen_line_is_told(
    draft: Draft, lines: list[str], line: int, message: str
) -> None:
    frozen(draft, *lines)
    fault = faults(draft)[0]
    assert (fault.line, message in fault.message) == (line, True), str(fault)
    assert fault.path.name == "generated.jsonl"


def test_the_modes_load() -> None:
    modes = {mode.slug: mode for mode in load_modes()}
    assert set(modes) == {"general", "google", "amazon", "meta", "microsoft", "startup"}
    assert all("not affiliated" in mode.disclaimer for mode in modes.values())
    assert all(mode.sources for mode in modes.values())
    assert modes["meta"].coding_problems == 2
    assert modes["amazon"].behavioural_prompts == 2


def test_mode_faults_are_told_together(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "question_bank/modes/general.yaml").read_text()
    (tmp_path / "general.yaml").write_text(text.replace("minutes: 45", "minutes: 5"))
    (tmp_path / "other.yaml").write_text(text)
    with pytest.raises(BankErrors) as caught:
        load_modes(tmp_path)
    assert [fault.path.name for fault in caught.value.errors] == ["general.yaml", "other.yaml"]
