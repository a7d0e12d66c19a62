"""The documents say what is, and nothing that is not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from apps.api.main import create_app
from apps.api.settings import read_settings
from apps.api.wire import schema

PROJECT = Path(__file__).resolve().parents[1]
_ARCHITECTURE = (PROJECT / "docs" / "ARCHITECTURE.md").read_text()
_PROTOCOL = (PROJECT / "docs" / "protocol.md").read_text()
_FOLDERS_OF_ROOMS = ("apps", "apps/api")
_READS_A_VARIABLE = re.compile(
    r'(?:\benv|\benviron)(?:\.get\(|\[)"([A-Z_]+)"|_required\(env, "([A-Z_]+)"'
)
_OF_OTHER_PROGRAMS = {"DOCKER_HOST"}
_PAGES = sorted(
    page for page in (*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")) if page.is_file()
)


def _variables_read() -> set[str]:
    files = [PROJECT / "seed.py", *_python_files("apps"), *_python_files("sandbox")]
    matches = (m for file in files for m in _READS_A_VARIABLE.finditer(file.read_text()))
    return {m[1] or m[2] for m in matches} - _OF_OTHER_PROGRAMS


def _python_files(folder: str) -> Iterator[Path]:
    return (p for p in (PROJECT / folder).rglob("*.py") if "node_modules" not in p.parts)


def _table_below(heading: str) -> str:
    section = _ARCHITECTURE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return "\n".join(line for line in section.splitlines() if line.startswith("|"))


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    first_cells = (row.split("|")[1] for row in _table_below("Settings").splitlines())
    documented = {name for cell in first_cells for name in re.findall(r"`([A-Z_]+)`", cell)}
    assert documented == _variables_read()


@pytest.mark.parametrize("top", _FOLDERS_OF_ROOMS)
def test_every_room_is_in_the_table_of_rooms(top: str) -> None:
    table = _table_below("Rooms")
    packages = [p.parent for p in (PROJECT / top).glob("*/__init__.py")]
    missing = [p.name for p in packages if not re.search(rf"\b{p.name}\b", table)]
    assert missing == []


def test_every_call_is_in_the_protocol() -> None:
    env = {"DATABASE_URL": "postgresql://localhost/none", "REDIS_URL": "redis://localhost"}
    calls = [
        (method.upper(), re.sub(r"\{\w+\}", "{id}", path))
        for path, operations in create_app(read_settings(env)).openapi()["paths"].items()
        for method in operations
    ]
    assert calls
    assert [f"{m} {p}" for m, p in calls if f"`{m} {p}" not in _PROTOCOL] == []


def test_the_reference_of_messages_is_generated_from_the_classes() -> None:
    assert schema.main(["--check"]) == 0


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_make_target_that_a_page_names_exists(page: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make (\w+)", page.read_text())) <= targets
