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
        """Load the folder: exit code, standard output and standard error of `seed.py`."""
        return self.command("--bank", str(self.folder), *options)

    def command(self, *arguments: str) -> tuple[int, str, str]:
        """Any command of `seed.py`."""
        code = seed.main(list(arguments))
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
                *db.execute(
                    "SELECT id, slug, current_version, retired_at FROM questions ORDER BY slug"
                ),
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


def test_a_retired_question_is_drawn_no_more_and_its_history_stays(seeding: Seeding) -> None:
    seeding.run()
    old = asyncio.run(created(seeding.url))
    assert seeding.command("retire", SLUG) == (0, f"{SLUG}: retired\n", "")
    assert seeding.command("retire", SLUG) == (0, f"{SLUG}: unchanged\n", "")
    assert offered(seeding) == [OTHER]
    assert f"{SLUG}: version 1, retired" in seeding.command("list")[1]
    assert asyncio.run(title_of(seeding.url, SLUG)) == old[2]


def test_a_retired_question_comes_back_when_it_is_loaded_again(seeding: Seeding) -> None:
    seeding.run()
    seeding.command("retire", SLUG)
    assert f"{SLUG}: restored" in seeding.run()[1]
    assert offered(seeding) == [OTHER, SLUG]


def test_retiring_what_is_not_stored_changes_nothing(seeding: Seeding) -> None:
    seeding.run()
    stored = seeding.rows()
    assert seeding.command("retire", SLUG, "no-such-question") == (
        1, "", "not stored: no-such-question\n"
    )  # fmt: skip
    assert seeding.rows() == stored


def test_pruning_retires_what_the_folder_does_not_have(seeding: Seeding) -> None:
    seeding.run()
    shutil.rmtree(seeding.folder / SLUG)
    assert seeding.run()[1] == f"{OTHER}: unchanged\n"
    assert offered(seeding) == [OTHER, SLUG]
    assert f"{SLUG}: retired" in seeding.run("--prune")[1]
    assert offered(seeding) == [OTHER]


def test_an_older_version_does_not_replace_a_newer_one(seeding: Seeding) -> None:
    seeding.edit("version: 1", "version: 2")
    seeding.run()
    seeding.edit("version: 2", "version: 1")
    assert f"{SLUG}: older than stored" in seeding.run()[1]
    assert f"{SLUG}: version 2" in seeding.command("list")[1]


def test_what_is_exported_can_be_imported_elsewhere(seeding: Seeding, tmp_path: Path) -> None:
    file = tmp_path / "questions.json"
    seeding.run()
    stored = [row[1:] for row in seeding.rows()[:2]]
    assert seeding.command("export", "--to", str(file))[1].count("exported") == 2
    with psycopg.connect(seeding.url) as db:
        db.execute("TRUNCATE questions, users CASCADE")
    assert seeding.command("import", str(file))[1] == f"{OTHER}: added\n{SLUG}: added\n"
    assert [row[1:] for row in seeding.rows()[:2]] == stored
    assert seeding.command("import", str(file))[1].count("unchanged") == 2
    assert seeding.run()[1].count("unchanged") == 2


def test_a_folder_of_one_question_and_a_folder_of_many_are_imported(seeding: Seeding) -> None:
    assert seeding.command("import", str(seeding.folder / SLUG))[1] == f"{SLUG}: added\n"
    said = seeding.command("import", str(seeding.folder))[1]
    assert said == f"{OTHER}: added\n{SLUG}: unchanged\n"


def test_a_wrong_file_among_several_changes_nothing(seeding: Seeding, tmp_path: Path) -> None:
    file = tmp_path / "questions.json"
    seeding.run()
    seeding.command("export", SLUG, "--to", str(file))
    stored = seeding.rows()
    file.write_text(file.read_text().replace('"difficulty": "easy"', '"difficulty": "simple"'))
    seeding.edit("version: 1", "version: 2", OTHER)
    code, said, complained = seeding.command("import", str(seeding.folder / OTHER), str(file))
    assert (code, said) == (1, "")
    assert complained.startswith(f"{file}:2: difficulty: 'simple' is not one of")
    assert seeding.rows() == stored


def test_exporting_what_is_not_stored_writes_nothing(seeding: Seeding, tmp_path: Path) -> None:
    file = tmp_path / "questions.json"
    assert seeding.command("export", SLUG, "--to", str(file)) == (1, "", f"not stored: {SLUG}\n")
    assert not file.exists()


def offered(seeding: Seeding) -> list[str]:
    """The slugs that can be drawn."""

    async def slugs() -> list[str]:
        database = Database(async_database_url(seeding.url))
        async with database.begin() as db:
            questions = await current_questions(db)
        await database.close()
        return [each.question.slug for each in questions]

    return asyncio.run(slugs())


async def title_of(url: str, slug: str) -> str:
    """The title of version 1 of a question, retired or not."""
    database = Database(async_database_url(url))
    with psycopg.connect(url) as db:
        row = db.execute("SELECT id FROM questions WHERE slug = %s", [slug]).fetchone()
    assert row is not None
    async with database.begin() as db:
        found = await question_version(db, row[0], 1)
    await database.close()
    return found.question.title


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
