"""Code snapshots as differences: any revision is rebuilt exactly, and they take little room."""

from __future__ import annotations

import inspect
import json
import random
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.api.domain.codec import KEYFRAME_EACH, BrokenLog, EntryCodec
from apps.api.domain.events import Cause, CodeSaved, LogEntry, Uttered
from sandbox.contract import Language

Text = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
MOST_OF_THE_WHOLE = 0.08


def typed(text: str, seed: int) -> list[str]:
    """The saves of somebody who writes `text` with insertions, deletions and second thoughts."""
    chance = random.Random(seed)
    code, saves = "", list[str]()
    while text:
        length = chance.randint(3, 22)
        code, text = code + text[:length], text[length:]
        at = chance.randrange(len(code))
        if chance.random() < 0.15:
            code = f"{code[:at]}# why?\n{code[at:]}"
        if chance.random() < 0.1:
            code = code[:at] + code[at + chance.randint(1, 15) :]
        saves.append(code)
    return saves


def written(codes: list[str]) -> list[tuple[LogEntry, bytes]]:
    codec = EntryCodec()
    log: list[tuple[LogEntry, bytes]] = []
    for revision, code in enumerate(codes, start=1):
        event = CodeSaved(revision, Language.PYTHON, code)
        log.append((LogEntry(revision, 5, event, None), codec.encode(event, 5, None)))
        codec.follow(event)
    return log


def read(log: list[tuple[LogEntry, bytes]]) -> list[LogEntry]:
    codec = EntryCodec()
    return [codec.decode_json(entry.seq, body) for entry, body in log]


@given(st.lists(Text, max_size=120))
def test_every_revision_is_rebuilt_exactly(codes: list[str]) -> None:
    log = written(codes)
    assert read(log) == [entry for entry, _ in log]


def test_an_hour_of_typing_takes_a_small_part_of_its_full_texts() -> None:
    saves = typed(inspect.getsource(textwrap)[:6_000], seed=1)
    log = written(saves)
    assert len(log) > 300
    whole = sum(len(code.encode()) for code in saves)
    written_bytes = sum(len(body) for _, body in log)
    assert written_bytes < MOST_OF_THE_WHOLE * whole


def test_every_fiftieth_stands_there_whole() -> None:
    log = written(typed("x = 1\ny = 2\n" * 200, seed=2))
    whole = [entry.seq for entry, body in log if "code" in json.loads(body)["payload"]]
    assert len(log) > 3 * KEYFRAME_EACH
    later = list(range(KEYFRAME_EACH + 1, len(log) + 1, KEYFRAME_EACH))
    assert [seq for seq in whole if seq > KEYFRAME_EACH] == later


def test_what_was_refused_is_no_predecessor() -> None:
    codec, reader = EntryCodec(), EntryCodec()
    long = "a = 1\n" * 50
    first, refused, second = (CodeSaved(revision, Language.PYTHON, code) for revision, code in
                              ((1, long), (2, long + "refused"), (2, long + "b")))  # fmt: skip
    bodies = [codec.encode(first, 1, None)]
    codec.follow(first)
    codec.encode(refused, 2, None)
    bodies.append(codec.encode(second, 3, None))
    assert [reader.decode_json(seq, body).event for seq, body in enumerate(bodies)] == [
        first,
        second,
    ]


def test_a_snapshot_without_its_predecessor_is_refused() -> None:
    log = written(["a = 1\n" * 50, "a = 1\n" * 51])
    with pytest.raises(BrokenLog, match="revision 2 needs revision 1"):
        read(log[1:])


def test_a_log_that_was_written_whole_is_still_read() -> None:
    event = CodeSaved(2, Language.PYTHON, "a = 1")
    body = json.dumps({"type": "CODE_SAVED", "ts_ms": 3, "payload": {
        "revision": 2, "language": "python", "code": "a = 1"}})  # fmt: skip
    assert EntryCodec().decode_json(1, body.encode()) == LogEntry(1, 3, event, None)


def test_other_entries_keep_their_words() -> None:
    event = Uttered("zstd", "typed")
    assert (
        EntryCodec().decode_json(1, EntryCodec().encode(event, 1, Cause("mine", "d1"))).event
        == event
    )
