"""Seeding the question bank: safe to repeat, all or nothing, and old interviews keep their text."""

import asyncio
import random
import shutil
from pathlib import Path

import psycopg
import pytest

import seed
from apps.api.infra.database import Database
from apps.api.session.clock import SystemClock
from apps.api.session.creation import create_session
from apps.api.settings import async_database_url
from apps.api.store.questions import current_questions, question_version, store_questions
from apps.api.wire.rest import SessionRequest
from question_bank.loader import QUESTIONS, load_bank, load_modes

SLUG = "pair-of-parcels"
OTHER = "badge-gate-peak"
Rows = list[tuple[object, ...]]


class Seeding:
    """A bank of two questions in a folder, and a database to seed it into."""

    def __init__(self, folder: Path, url: str, printed: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.url = url
        self._printed = printed

    def run(self, *options: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of `seed.py`."""
        code = seed.main(["--bank", str(self.folder), *options])
        printed = self._printed.readouterr()
        return code, printed.out, printed.err

    def edit(self, old: str, new: str, slug: str = SLUG) -> tuple[Path, int]:
        """Change a question's sheet; the file and the line that changed."""
        file = self.folder / slug / "question.yaml"
        before = file.read_text()
        assert before.count(old) == 1
        file.write_text(before.replace(old, new))
        return file, before[: before.index(old)].count("\n") + 1

    def rows(self) -> Rows:
        """Everything that is stored about questions."""
        with psycopg.connect(self.url) as db:
            return [
                *db.execute("SELECT id, slug, current_version FROM questions ORDER BY slug"),
                *db.execute(
                    "SELECT question_id, version, document::text, digest, created_at "
                    "FROM question_versions ORDER BY question_id, version"
                ),
            ]


@pytest.fixture
def seeding(
    database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Seeding:
    for slug in (SLUG, OTHER):
        shutil.copytree(QUESTIONS / slug, tmp_path / slug)
    monkeypatch.setenv("DATABASE_URL", database_url)
    with psycopg.connect(database_url) as db:
        db.execute("TRUNCATE questions, users CASCADE")
    return Seeding(tmp_path, database_url, capsys)


def test_questions_are_added_once(seeding: Seeding) -> None:
    assert seeding.run() == (0, f"{OTHER}: added\n{SLUG}: added\n", "")
    stored = seeding.rows()
    assert len(stored) == 4
    assert seeding.run() == (0, f"{OTHER}: unchanged\n{SLUG}: unchanged\n", "")
    assert seeding.rows() == stored


def test_a_dry_run_says_what_would_change_and_changes_nothing(seeding: Seeding) -> None:
    assert seeding.run("--dry-run") == (
        0, f"{OTHER}: would be added\n{SLUG}: would be added\n", ""
    )  # fmt: skip
    assert seeding.rows() == []
    seeding.run()
    stored = seeding.rows()
    seeding.edit("version: 1", "version: 2")
    assert f"{SLUG}: would be updated" in seeding.run("--dry-run")[1]
    assert seeding.rows() == stored


def test_a_faulty_file_changes_nothing_and_is_named_with_its_line(seeding: Seeding) -> None:
    file, line = seeding.edit("difficulty: easy", "difficulty: simple")
    other, other_line = seeding.edit("schema: 1", "schema: 7", OTHER)
    code, said, complained = seeding.run()
    assert (code, said) == (1, "")
    faults = complained.splitlines()
    assert faults[0].startswith(f"{other}:{other_line}: ")
    assert faults[1].startswith(f"{file}:{line}: 'simple' is not one of")
    assert len(faults) == 2
    assert seeding.rows() == []


def test_a_fault_does_not_disturb_what_is_stored(seeding: Seeding) -> None:
    seeding.run()
    stored = seeding.rows()
    seeding.edit("version: 1", "version: 2", OTHER)
    seeding.edit("difficulty: easy", "difficulty: simple")
    assert seeding.run()[0] == 1
    assert seeding.rows() == stored


def test_new_content_under_an_old_version_is_refused_and_nothing_changes(seeding: Seeding) -> None:
    seeding.run()
    stored = seeding.rows()
    seeding.edit("version: 1", "version: 2", OTHER)
    seeding.edit("title: Pair of Parcels", "title: Two Parcels")
    code, said, complained = seeding.run()
    assert (code, said) == (1, "")
    assert complained.startswith(f"{SLUG}: version 1 is stored with other content")
    assert seeding.rows() == stored


def test_a_new_version_is_for_new_interviews_and_old_ones_keep_theirs(seeding: Seeding) -> None:
    seeding.run()
    old = asyncio.run(created(seeding.url))
    seeding.edit("title: Pair of Parcels", "title: Two Parcels")
    seeding.edit("version: 1", "version: 2")
    assert f"{SLUG}: updated" in seeding.run()[1]
    new = asyncio.run(created(seeding.url))
    assert old == (1, "Pair of Parcels", "Pair of Parcels")
    assert new == (2, "Two Parcels", "Pair of Parcels")


async def created(url: str) -> tuple[int, str, str]:
    """A new interview: its question's version and title, and the title of version 1."""
    database = Database(async_database_url(url))
    modes = {mode.slug: mode for mode in load_modes()}
    made = await create_session(
        database, SystemClock(), modes, random.Random(1), SessionRequest(difficulty="easy")
    )
    async with database.begin() as db:
        held = await question_version(db, made.row.question_id, made.row.question_version)
        first = await question_version(db, made.row.question_id, 1)
    await database.close()
    return held.question.version, held.question.title, first.question.title


def test_what_comes_out_of_the_database_is_what_the_files_say(seeding: Seeding) -> None:
    seeding.run()

    async def stored() -> list[object]:
        database = Database(async_database_url(seeding.url))
        async with database.begin() as db:
            questions = await current_questions(db)
        await database.close()
        return [each.question for each in questions]

    assert asyncio.run(stored()) == load_bank(seeding.folder)


def test_two_that_seed_at_once_take_turns(seeding: Seeding) -> None:
    questions = load_bank(seeding.folder)

    async def both() -> dict[str, str]:
        first = Database(async_database_url(seeding.url))
        second = Database(async_database_url(seeding.url))
        async with first.begin() as db:
            await store_questions(db, questions)
            other = asyncio.create_task(stored_by(second))
            await someone_waits(seeding.url)
        outcome = await other
        await first.close()
        await second.close()
        return outcome

    async def stored_by(database: Database) -> dict[str, str]:
        async with database.begin() as db:
            return dict(await store_questions(db, questions))

    assert set(asyncio.run(both()).values()) == {"unchanged"}


async def someone_waits(url: str) -> None:
    """Return once a transaction of this database waits for a lock."""
    waiting = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with (
        asyncio.timeout(10),
        await psycopg.AsyncConnection.connect(url, autocommit=True) as db,
    ):
        while True:
            found = await db.execute(waiting)
            if await found.fetchone() != (0,):
                return
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("url", ["", "mysql://localhost/x"])
def test_a_wrong_database_setting_is_named(
    seeding: Seeding, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    code, said, complained = seeding.run()
    assert (code, said) == (2, "")
    assert "DATABASE_URL must start with postgresql://" in complained


def test_a_bank_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        seed.main(["--bank", "/nowhere/questions"])
    assert refused.value.code == 2
    assert "/nowhere/questions is no folder of questions" in capsys.readouterr().err
