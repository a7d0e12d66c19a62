"""Seeding: all or nothing, again and again, and never behind an old interview's back."""

import shutil
from pathlib import Path

import psycopg
import pytest

import seed
from question_bank.loader import QUESTIONS

SLUG = "badge-gate-peak"
Count = dict[str, int]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A bank of one question that may be changed."""
    shutil.copytree(QUESTIONS / SLUG, tmp_path / SLUG)
    return tmp_path


@pytest.fixture
def url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty database, set as `DATABASE_URL`."""
    with psycopg.connect(database_url) as db:
        db.execute("TRUNCATE questions, users CASCADE")
    monkeypatch.setenv("DATABASE_URL", database_url)
    return database_url


def versions(url: str) -> list[tuple[str, int, int]]:
    """Every stored version: slug, version, current version."""
    query = (
        "SELECT slug, version, current_version FROM questions "
        "JOIN question_versions ON id = question_id ORDER BY slug, version"
    )
    with psycopg.connect(url) as db:
        return [(str(row[0]), int(row[1]), int(row[2])) for row in db.execute(query)]


def edit(bank: Path, old: str, new: str) -> None:
    sheet = bank / SLUG / "question.yaml"
    text = sheet.read_text()
    assert old in text
    sheet.write_text(text.replace(old, new, 1))


def sown(bank: Path, *options: str) -> int:
    return seed.main(["--bank", str(bank), *options])


def test_seeding_again_changes_nothing(
    url: str, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sown(questions) == 0
    assert capsys.readouterr().out == f"{SLUG}: added\n"
    before = versions(url)
    assert sown(questions) == 0
    assert capsys.readouterr().out == f"{SLUG}: unchanged\n"
    assert versions(url) == before == [(SLUG, 1, 1)]


def test_a_dry_run_tells_and_changes_nothing(
    url: str, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sown(questions, "--dry-run") == 0
    assert capsys.readouterr().out == f"{SLUG}: would be added\n"
    assert versions(url) == []


def test_a_faulty_file_changes_nothing_and_is_named_with_its_line(
    url: str, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(questions / SLUG, questions / "another")
    edit(questions, "difficulty: medium", "difficulty: gigantic")
    line = 1 + (questions / SLUG / "question.yaml").read_text().splitlines().index(
        "difficulty: gigantic"
    )
    assert sown(questions) == 1
    assert f"question.yaml:{line}" in capsys.readouterr().err
    assert versions(url) == []


def test_changed_content_needs_a_new_version(
    url: str, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sown(questions) == 0
    edit(questions, "title: Badge Gate Peak", "title: Another Title")
    assert sown(questions) == 1
    assert "raise `version`" in capsys.readouterr().err
    assert versions(url) == [(SLUG, 1, 1)]


def test_a_new_version_leaves_the_old_one_to_old_interviews(
    url: str, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sown(questions) == 0
    edit(questions, "title: Badge Gate Peak", "title: Another Title")
    edit(questions, "\nversion: 1", "\nversion: 2")
    assert sown(questions) == 0
    assert capsys.readouterr().out.endswith(f"{SLUG}: updated\n")
    assert versions(url) == [(SLUG, 1, 2), (SLUG, 2, 2)]
    with psycopg.connect(url) as db:
        rows = db.execute("SELECT document->>'title' FROM question_versions ORDER BY version")
        assert [row[0] for row in rows] == ["Badge Gate Peak", "Another Title"]


@pytest.mark.parametrize("value", ["", "mysql://somewhere"])
def test_a_database_that_cannot_be_is_named(
    questions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", value)
    assert sown(questions) == 2
    assert "DATABASE_URL" in capsys.readouterr().err
