"""Whatever comes through the socket gets one typed answer, and the socket lives."""

import json
from typing import Any
from uuid import uuid4

import pytest

from apps.api.wire.envelope import MAX_CODE_BYTES, MAX_FRAME_BYTES
from tests.api.candidate import Candidate, Frame
from tests.api.serving import InnerApi

pytestmark = pytest.mark.anyio
RUN = {"kind": "samples", "code": "x = 1", "language": "python"}


def message(own_id: str, kind: str, payload: object, **more: object) -> str:
    return json.dumps({"type": kind, "ts_ms": 1, "session_id": own_id, "payload": payload, **more})


async def error_of(candidate: Candidate, frame: str | bytes) -> dict[str, Any]:
    await candidate.socket.send(frame)
    return (await candidate.until("ERROR"))["payload"]


async def lives(candidate: Candidate) -> bool:
    return (await candidate.ask("CODE_SNAPSHOT", {"code": uuid4().hex}))["type"] == "ACK"


BAD_FRAMES: list[tuple[str | bytes, str, str | None]] = [
    ("{", "malformed", None),
    ("", "malformed", None),
    ("null", "malformed", None),
    ('"text"', "malformed", None),
    (b"\x00\xff", "malformed", None),
    ("[" * 5_000 + "]" * 5_000, "malformed", None),
    ('{"type":' + "9" * 5_000 + "}", "malformed", None),
    ('{"type": "\ud800"}'.encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
     "unknown_type", "type"),
    ('{"type": "NOPE"}', "unknown_type", "type"),
    ('{"ts_ms": 1}', "unknown_type", "type"),
    (" " * (MAX_FRAME_BYTES + 1), "too_large", None),
]  # fmt: skip


async def test_a_frame_that_is_no_message_is_named_and_the_socket_lives(api: InnerApi) -> None:
    async with api.join(await api.create()) as candidate:
        for frame, code, field in BAD_FRAMES:
            error = await error_of(candidate, frame)
            assert (error["code"], error["field"]) == (code, field), frame[:80]
            assert error["expected"]
            assert await lives(candidate)
            api.clock.skip(7_000)


BAD_MESSAGES: list[tuple[str, object, dict[str, object], str, str]] = [
    ("HINT_REQUEST", {}, {"extra": 1}, "bad_input", "extra"),
    ("HINT_REQUEST", {"rung": 4}, {}, "bad_input", "payload.rung"),
    ("HINT_REQUEST", {}, {"v": 2}, "unsupported_version", "v"),
    ("HINT_REQUEST", {}, {"ts_ms": -1}, "bad_input", "ts_ms"),
    ("HINT_REQUEST", {}, {"ts_ms": 10**40}, "bad_input", "ts_ms"),
    ("HINT_REQUEST", {}, {"id": ""}, "bad_input", "id"),
    ("HINT_REQUEST", {}, {"session_id": str(uuid4())}, "wrong_session", "session_id"),
    ("TRANSCRIPT_FINAL", {"text": ""}, {}, "bad_input", "payload.text"),
    ("TRANSCRIPT_FINAL", {"text": " \n\t"}, {}, "bad_input", "payload.text"),
    ("TRANSCRIPT_FINAL", {"text": "a" * 4_001}, {}, "bad_input", "payload.text"),
    ("TRANSCRIPT_FINAL", {"text": 7}, {}, "bad_input", "payload.text"),
    ("TRANSCRIPT_FINAL", {}, {}, "bad_input", "payload.text"),
    ("TRANSCRIPT_FINAL", "text", {}, "bad_input", "payload"),
    ("STATE_CHANGE", {"state": "lunch"}, {}, "bad_input", "payload.state"),
    ("STATE_CHANGE", {"state": "WRAP"}, {}, "not_allowed_now", "payload.state"),
    ("CODE_SNAPSHOT", {"code": "x", "language": "cobol"}, {}, "bad_input", "payload.language"),
    ("CODE_SNAPSHOT", {"code": "x" * (MAX_CODE_BYTES + 1)}, {}, "too_large", "payload.code"),
    ("RUN_RESULT", {"passed": 3, "total": 2}, {}, "bad_input", "payload.passed"),
    ("RUN_RESULT", {"passed": -1}, {}, "bad_input", "payload.passed"),
    ("RUN_REQUEST", {**RUN, "kind": "all"}, {}, "bad_input", "payload.kind"),
    ("RUN_REQUEST", {**RUN, "kind": "custom", "custom_args": [[1]] * 11}, {}, "bad_input",
     "payload.custom_args"),
    ("CLIENT_READY", {}, {}, "not_allowed_now", "type"),
]  # fmt: skip


async def test_a_faulty_message_is_refused_with_its_field(api: InnerApi) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        for kind, payload, more, code, field in BAD_MESSAGES:
            error = await error_of(candidate, message(created.session_id, kind, payload, **more))
            assert (error["code"], error["field"]) == (code, field), (kind, payload)
            assert error["message"]
            assert await lives(candidate)
            api.clock.skip(7_000)
        assert candidate.types().count("ERROR") == len(BAD_MESSAGES)


async def test_a_number_that_is_not_finite_is_refused(api: InnerApi) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        payload = {**RUN, "kind": "custom", "custom_args": [["#"]]}
        for number in ("1e999", "NaN", "-Infinity"):
            frame = message(created.session_id, "RUN_REQUEST", payload).replace('"#"', number)
            error = await error_of(candidate, frame)
            assert (error["code"], error["field"]) == ("bad_input", "payload.custom_args"), number
            assert await lives(candidate)


async def test_a_refusal_names_the_message_that_it_answers(api: InnerApi) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        frame = message(created.session_id, "TRANSCRIPT_FINAL", {"text": " "}, id="mine")
        assert (await error_of(candidate, frame))["ref_id"] == "mine"


async def test_ten_bad_frames_in_a_minute_close_the_socket(api: InnerApi) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        for _ in range(9):
            await error_of(candidate, "{")
        api.clock.skip(60_000)
        await error_of(candidate, "{")
        assert await lives(candidate)
        for _ in range(9):
            await candidate.socket.send("{")
        assert await candidate.closed() == 4400


async def test_without_a_sandbox_a_run_is_refused_and_says_so(api: InnerApi) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        state = await candidate.until("SESSION_STATE")
        assert state["payload"]["view"]["sandbox"] == "browser"
        assert "browser" in state["payload"]["view"]["sandbox_reason"]
        answer = await candidate.ask("RUN_REQUEST", RUN)
        assert answer["payload"]["code"] == "sandbox_unavailable"
        assert answer["payload"]["retryable"]


async def test_text_of_every_kind_comes_back_as_it_was(api: InnerApi) -> None:
    created = await api.create()
    odd = "nul \x00, \u202e rtl, \U0001f9ea, e\u0301, \ufeff bom, \u2028 line, \x7f, \\u0000 'q' \""
    async with api.join(created) as candidate:
        await candidate.ask("CODE_SNAPSHOT", {"code": odd})
        await candidate.ask("TRANSCRIPT_FINAL", {"text": odd})
        entries: list[Frame] = [
            frame for frame in candidate.frames if frame["type"] == "TRANSCRIPT_ENTRY"
        ]
        assert [entry["payload"]["text"] for entry in entries] == [odd]
    async with api.join(created) as candidate:
        view = (await candidate.until("SESSION_STATE"))["payload"]["view"]
        assert view["code"] == odd
        assert odd in [turn["text"] for turn in view["turns"]]
