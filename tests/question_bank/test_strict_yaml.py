"""YAML is read with JSON's types or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.errors import BankError
from question_bank.strict_yaml import read_yaml


def refuse(tmp_path: Path, text: str) -> BankError:
    path = tmp_path / "sheet.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BankError) as caught:
        read_yaml(path)
    assert caught.value.path == path
    return caught.value


@pytest.mark.parametrize(
    "scalar",
    ["no", "Yes", "on", "1e9", "12:30", "010", "0x1F", "0o7", "1_000", "+1", "1.", ".5", ".inf",
     ".nan", "~", "Null", "TRUE", "2024-01-01", "", "=", "1.2.3", "-"],
)  # fmt: skip
def test_a_bare_scalar_that_others_read_differently_is_refused(tmp_path: Path, scalar: str) -> None:
    fault = refuse(tmp_path, f"fine: 1\nodd: {scalar}\n")
    assert fault.line == 2


@pytest.mark.parametrize("scalar", ["no", "1e9", "12:30", "010", "~", ""])
def test_quotes_make_any_scalar_text(tmp_path: Path, scalar: str) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text(f'value: "{scalar}"\n', encoding="utf-8")
    assert read_yaml(path).value == {"value": scalar}


def test_json_scalars_keep_their_types(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text("[1, -2, 1.5, true, false, null, plain text, n^2, 2n events]\n")
    value = read_yaml(path).value
    assert value == [1, -2, 1.5, True, False, None, "plain text", "n^2", "2n events"]
    assert isinstance(value, list)
    assert [type(item) for item in value[:4]] == [int, int, float, bool]


def test_a_duplicate_key_is_refused_where_it_repeats(tmp_path: Path) -> None:
    fault = refuse(tmp_path, "outer:\n  cost: 1\n  text: x\n  cost: 2\n")
    assert fault.line == 4
    assert "'cost' is there twice" in fault.message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &x [1]\nb: *x\n", 1, "alias"),
        ("a: !!set {x, y}\n", 1, "type"),
        ("a: 1\nb: !!int '3'\n", 2, "type"),
        ("a: !thing x\n", 1, "type"),
        ("1: x\n", 1, "not text"),
        ("? [1]\n: x\n", 1, "not text"),
        ("a: [1\n", 2, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML"),
        ("a: \x07\n", 1, "not YAML"),
        ("", 1, "empty"),
    ],
)
def test_yaml_beyond_json_is_refused(tmp_path: Path, text: str, line: int, message: str) -> None:
    fault = refuse(tmp_path, text)
    assert (fault.line, message in fault.message) == (line, True), str(fault)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BankError, match=r"absent\.yaml:1: the file is missing"):
        read_yaml(tmp_path / "absent.yaml")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_bytes(b"a: \xff\n")
    with pytest.raises(BankError, match="not UTF-8"):
        read_yaml(path)


def test_every_value_knows_its_line_and_a_missing_one_its_parents(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text("a: 1\nhints:\n  - cost: 1\n  - cost: 2\n    text: x\n")
    document = read_yaml(path)
    assert document.line(("hints", 1, "text")) == 5
    assert document.line(("hints", 1, "when")) == 4
    assert document.line(()) == 1
