import pytest

from sandbox.contract import Json
from sandbox.runners.values import MAX_DEPTH, NotJson, clean_text, read_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"null", None),
        (b'[1, 2.5, true, "\\u00e9"]', [1, 2.5, True, "é"]),
        (b'{"edges": [[0, 1]]}', {"edges": [[0, 1]]}),
        (b"1e3", 1000.0),
        (b'"\\ud83d\\ude00"', "😀"),
        (b"9" * 4300, int("9" * 4300)),
    ],
)
def test_plain_json_is_read(text: bytes, value: Json) -> None:
    assert read_value(text) == value


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (b"NaN", "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"1e999", "not finite"),
        (b'"\\ud800"', "surrogate"),
        (b"9" * 4301, "cannot be read"),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "too deeply"),
        (b"[" * 100_000 + b"]" * 100_000, "too deeply"),
        (b"{'a': 1}", "cannot be read"),
        (b"1 2", "cannot be read"),
        (b"", "cannot be read"),
        (b"\xff", "cannot be read"),
    ],
)
def test_anything_else_is_refused_by_name(text: bytes, named: str) -> None:
    with pytest.raises(NotJson, match=named):
        read_value(text)


def test_many_shallow_lists_are_not_deep() -> None:
    assert read_value(b"[" + b"[1]," * 2000 + b"[1]]") == [[1]] * 2001


def test_printed_text_loses_its_control_characters() -> None:
    assert clean_text(b"a\tb\n\x1b[31mred\x00\x7f\xff") == "a\tb\n�[31mred���"
