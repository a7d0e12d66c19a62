"""Behavioural prompts: all there, with what a good answer shows, and strictly read."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from question_bank.behaviour import BEHAVIOURAL, load_prompts
from question_bank.errors import BankErrors
from question_bank.loader import load_modes

FILE = "ownership.yaml"


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    shutil.copytree(BEHAVIOURAL, tmp_path / "behavioural")
    return tmp_path / "behavioural"


def edit(folder: Path, old: str, new: str) -> int:
    text = (folder / FILE).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_there_are_two_prompts_for_each_of_sixteen_themes() -> None:
    assert set(Counter(prompt.theme for prompt in load_prompts()).values()) == {2}
    assert len(load_prompts()) == 32
    assert len({prompt.prompt for prompt in load_prompts()}) == 32


def test_every_prompt_says_what_each_part_of_a_good_answer_shows() -> None:
    for prompt in load_prompts():
        assert list(prompt.shows) == ["situation", "task", "action", "result"], prompt.id
        assert len(prompt.shows["action"]) >= 2, prompt.id
        assert prompt.warning_signs, prompt.id


def test_there_are_prompts_enough_for_every_mode() -> None:
    for mode in load_modes():
        assert mode.behavioural_prompts <= len(load_prompts())
        assert (mode.behavioural_share > 0) == (mode.behavioural_prompts > 0)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("theme: ownership", "theme: owning", "not the file's name"),
        ("id: own-decision-aged", "id: nobodys-job", "is there twice"),
        ("    probes:", "    questions:", "questions"),
        ("      task:", "      duty:", "duty"),
        ("schema: 1", "schema: 2", "1 was expected"),
    ],
)
def test_a_fault_is_named_with_its_line(prompts: Path, old: str, new: str, message: str) -> None:
    line = edit(prompts, old, new)
    with pytest.raises(BankErrors) as refused:
        load_prompts(prompts)
    fault = refused.value.errors[0]
    assert (fault.path, message in str(fault)) == (prompts / FILE, True), str(fault)
    assert abs(fault.line - line) <= 4


def test_an_id_may_not_stand_in_two_files(prompts: Path) -> None:
    edit(prompts, "id: nobodys-job", "id: grew-someone")
    with pytest.raises(BankErrors, match="grew-someone is there twice"):
        load_prompts(prompts)
