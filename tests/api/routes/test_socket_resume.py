"""Dropped, doubled and interrupted: the log has everything once."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from apps.api.session import connection as connection_room
from apps.api.session.live import LINGER_MS, LiveInterview
from apps.api.session.running import NoRunner
from apps.api.session.welcome import MAX_REPLAY
from tests.api.candidate import Candidate, Frame
from tests.api.serving import Created, InnerApi

pytestmark = pytest.mark.anyio


def entries(candidate: Candidate, kind: str) -> list[Frame]:
    return [frame for frame in candidate.frames if frame["type"] == kind]


def assert_gapless(frames: list[Frame]) -> None:
    places = [frame["seq"] for frame in frames]
    assert places == list(range(places[0], places[0] + len(places)))


async def greeted(api: InnerApi) -> tuple[Created, list[Frame]]:
    """An interview after its greeting, and everything that was sent until then."""
    created = await api.create()
    async with api.join(created) as candidate:
        await candidate.hears("greet")
        return created, candidate.frames


async def test_a_new_interview_greets_with_gapless_words(api: InnerApi) -> None:
    created = await api.create(candidate_name="Grace")
    async with api.join(created) as candidate:
        end = await candidate.hears("greet")
        assert_gapless(candidate.logged())
        state = candidate.frames[0]["payload"]
        assert state["view"]["status"] == "waiting"
        deltas = entries(candidate, "INTERVIEWER_STREAM_DELTA")
        text = "".join(frame["payload"]["text"] for frame in deltas)
        assert text == end["payload"]["text"]
        assert "Grace" in text
        timer = entries(candidate, "TIMER")[0]["payload"]
        assert timer["ends_at_ms"] - timer["started_at_ms"] == 45 * 60_000


async def test_a_dropped_client_gets_exactly_what_it_missed(api: InnerApi) -> None:
    created, seen = await greeted(api)
    logged = [frame for frame in seen if frame.get("seq")]
    epoch = seen[0]["payload"]["epoch"]
    known = logged[len(logged) // 2]["seq"]
    async with api.join(created, known, epoch) as candidate:
        state = await candidate.receive()
        assert (state["payload"]["resumed"], state["payload"]["view"]) == (True, None)
        missed = [frame for frame in logged if frame["seq"] > known]
        again = [await candidate.receive() for _ in missed]
        assert again == missed
        await candidate.says("Are there edge cases?")
        await candidate.until("TRANSCRIPT_ENTRY")
        assert_gapless([*[frame for frame in logged if frame["seq"] <= known],
                        *candidate.logged()])  # fmt: skip


@pytest.mark.parametrize(("last_seq", "epoch"), [(5, "another"), (10_000, None), (0, None),
                                                 (5, None)])  # fmt: skip
async def test_a_client_that_cannot_be_caught_up_gets_the_whole_view(
    api: InnerApi, last_seq: int, epoch: str | None
) -> None:
    created, seen = await greeted(api)
    async with api.join(
        created, last_seq, epoch or (seen[0]["payload"]["epoch"] if last_seq > 5 else None)
    ) as candidate:
        payload = (await candidate.receive())["payload"]
        assert not payload["resumed"]
        assert payload["view"]["status"] == "live"
        assert payload["view"]["turns"][0]["act"] == "greet"
        assert payload["head_seq"] >= seen[-1]["seq"]


async def test_the_greeting_is_not_repeated_to_who_comes_back(api: InnerApi) -> None:
    created, _ = await greeted(api)
    for _ in range(3):
        async with api.join(created) as candidate:
            view = (await candidate.receive())["payload"]["view"]
            assert [turn["act"] for turn in view["turns"]] == ["greet"]


async def test_a_repeated_message_has_one_effect_and_its_ack_says_so(api: InnerApi) -> None:
    created, _ = await greeted(api)
    final = {"text": "Is anything unclear here?", "source": "typed"}
    async with api.join(created) as candidate:
        await candidate.send("TRANSCRIPT_FINAL", final, id="once")
        first = (await candidate.until("ACK"))["payload"]
    async with api.join(created) as candidate:
        await candidate.send("TRANSCRIPT_FINAL", final, id="once")
        again = (await candidate.until("ACK"))["payload"]
        assert (first["dup"], again["dup"]) == (False, True)
        assert again["at_seq"] == first["at_seq"]
        assert first["durable"]
        assert again["durable"]
        view = await full_view(api, created)
        assert [turn["text"] for turn in view["turns"]].count(final["text"]) == 1


async def test_an_id_that_stands_for_another_message_is_refused(api: InnerApi) -> None:
    created, _ = await greeted(api)
    first = {"text": "My first words.", "source": "typed"}
    for message in (first, {**first, "text": "Others."}, {**first, "source": "speech"}):
        async with api.join(created) as candidate:
            await candidate.send("TRANSCRIPT_FINAL", first, id="once")
            assert (await candidate.until("ACK"))["payload"]["id"] == "once"
            if message is not first:
                await candidate.send("TRANSCRIPT_FINAL", message, id="once")
                error = (await candidate.until("ERROR"))["payload"]
                assert (error["code"], error["ref_id"], error["retryable"]) == (
                    "id_reused", "once", False)  # fmt: skip
            view = await full_view(api, created)
            heard = [turn["text"] for turn in view["turns"] if turn["speaker"] == "candidate"]
            assert heard == ["My first words."]


async def test_a_repeated_question_does_not_interrupt_its_own_answer(api: InnerApi) -> None:
    created, _ = await greeted(api)
    final = {"text": "What colour is the door?", "source": "typed"}
    async with api.join(created) as candidate:
        await candidate.send("TRANSCRIPT_FINAL", final, id="once")
        await candidate.until("INTERVIEWER_STREAM_DELTA")
        api.clock.hold()
        await candidate.send("TRANSCRIPT_FINAL", final, id="once")
        await candidate.until(lambda frame: frame["type"] == "ACK" and frame["payload"]["dup"])
        api.clock.go_on()
        end = await candidate.until("INTERVIEWER_STREAM_END")
        assert end["payload"]["reason"] == "done"


async def test_what_was_saved_after_the_end_of_an_interview_is_acknowledged_again(
    api: InnerApi,
) -> None:
    created, _ = await greeted(api)
    async with api.join(created) as candidate:
        await candidate.send("CODE_SNAPSHOT", {"code": "x = 1"}, id="saved")
        await candidate.until("ACK")
        await api.http.post(f"/sessions/{created.session_id}/end", headers=created.bearer)
        await candidate.until("SESSION_ENDED")
        await candidate.send("CODE_SNAPSHOT", {"code": "x = 1"}, id="saved")
        assert (await candidate.until("ACK"))["payload"]["dup"]
        refused = await candidate.ask("CODE_SNAPSHOT", {"code": "x = 2"})
        assert refused["payload"]["code"] == "session_over"


async def test_unchanged_code_is_acknowledged_without_an_entry(api: InnerApi) -> None:
    created, _ = await greeted(api)
    async with api.join(created) as candidate:
        first = await candidate.ask("CODE_SNAPSHOT", {"code": "x = 1"})
        second = await candidate.ask("CODE_SNAPSHOT", {"code": "x = 1"})
        assert isinstance(first["payload"]["at_seq"], int)
        assert second["payload"]["at_seq"] is None
        saved = entries(candidate, "CODE_SAVED")
        assert [frame["payload"] for frame in saved] == [
            {"revision": 1, "language": "python", "bytes": 5}
        ]


async def test_the_newest_tab_takes_over_and_the_older_one_does_not_fight(api: InnerApi) -> None:
    created, _ = await greeted(api)
    async with api.join(created) as older:
        await older.receive()
        async with api.join(created) as newer:
            assert await older.closed() == 4409
            await newer.receive()
            assert (await newer.ask("CODE_SNAPSHOT", {"code": "x"}))["type"] == "ACK"


INTERRUPTIONS: list[tuple[str, dict[str, Any]]] = [
    ("BARGE_IN", {}),
    ("TRANSCRIPT_PARTIAL", {"text": "wait I have"}),
    ("TRANSCRIPT_FINAL", {"text": "wait I have something to say"}),
]


@pytest.mark.parametrize(("kind", "payload"), INTERRUPTIONS)
async def test_an_interruption_ends_the_sentence_once_and_keeps_what_was_heard(
    api: InnerApi, kind: str, payload: dict[str, Any]
) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        for _ in range(4):
            await candidate.until("INTERVIEWER_STREAM_DELTA")
        api.clock.hold()
        await candidate.send(kind, payload)
        await candidate.send("BARGE_IN")
        end = await candidate.until("INTERVIEWER_STREAM_END")
        heard = "".join(frame["payload"]["text"]
                        for frame in entries(candidate, "INTERVIEWER_STREAM_DELTA"))  # fmt: skip
        assert end["payload"]["reason"] == "barge_in"
        assert end["payload"]["text"] == heard
        api.clock.go_on()
        await candidate.ask("CODE_SNAPSHOT", {"code": "x"})
        stream_id = end["payload"]["stream_id"]
        ends = [frame for frame in entries(candidate, "INTERVIEWER_STREAM_END")
                if frame["payload"]["stream_id"] == stream_id]  # fmt: skip
        assert len(ends) == 1
        view = await full_view(api, created)
        assert (view["turns"][0]["text"], view["turns"][0]["cut"]) == (heard, True)


@pytest.mark.parametrize("payload", [{"text": "hm"}, {"text": "yes okay"}])
async def test_a_word_or_two_do_not_interrupt(api: InnerApi, payload: dict[str, Any]) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        await candidate.until("INTERVIEWER_STREAM_DELTA")
        await candidate.send("TRANSCRIPT_PARTIAL", payload)
        end = await candidate.until("INTERVIEWER_STREAM_END")
        assert end["payload"]["reason"] == "done"


async def test_a_barge_in_for_another_sentence_is_ignored(api: InnerApi) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        await candidate.until("INTERVIEWER_STREAM_DELTA")
        await candidate.send("BARGE_IN", {"stream_id": "gone"})
        end = await candidate.until("INTERVIEWER_STREAM_END")
        assert end["payload"]["reason"] == "done"


async def test_a_reader_that_stops_is_dropped_and_can_resume(
    api: InnerApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_room, "SEND_TIMEOUT_S", 0.2)
    created, seen = await greeted(api)
    last, epoch = seen[-1]["seq"], seen[0]["payload"]["epoch"]
    async with api.join(created) as stuck:
        await stuck.receive()
        live, _ = await api.parts.registry.live(UUID(created.session_id))
        stuck.socket.transport.pause_reading()
        flood = asyncio.create_task(say_without_end(stuck))
        while live.presence.connected:
            await api.clock.sleep_ms(200)
        flood.cancel()
        stuck.socket.transport.resume_reading()
        assert await stuck.closed() == 4408
    async with api.join(created, last, epoch) as candidate:
        state = (await candidate.receive())["payload"]
        assert state["resumed"] == (state["head_seq"] - last <= MAX_REPLAY)
        assert (await candidate.ask("CODE_SNAPSHOT", {"code": "the end"}))["type"] == "ACK"


async def test_who_missed_too_much_gets_the_whole_view(api: InnerApi) -> None:
    created, seen = await greeted(api)
    first = next(frame["seq"] for frame in seen if frame.get("seq"))
    async with api.join(created) as candidate:
        for number in range(MAX_REPLAY):
            await candidate.send("CODE_SNAPSHOT", {"code": str(number)})
        await candidate.ask("CODE_SNAPSHOT", {"code": "last"})
    async with api.join(created, first, seen[0]["payload"]["epoch"]) as candidate:
        state = (await candidate.receive())["payload"]
        assert (state["resumed"], state["view"]["code"]) == (False, "last")


async def test_an_interview_that_nobody_needs_leaves_and_can_be_joined_again(
    api: InnerApi,
) -> None:
    created, _ = await greeted(api)
    _, task = await abandoned(api, created)
    await task
    async with api.join(created) as candidate:
        assert (await candidate.receive())["payload"]["view"]["turns"][0]["act"] == "greet"
        assert (await candidate.ask("CODE_SNAPSHOT", {"code": "x"}))["type"] == "ACK"


async def test_an_interview_that_is_just_leaving_can_be_joined(
    api: InnerApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = asyncio.Event()
    leaving = asyncio.Event()

    async def slow_release(self: NoRunner, owner: str) -> None:
        del self, owner
        leaving.set()
        await released.wait()

    created, _ = await greeted(api)
    monkeypatch.setattr(NoRunner, "release", slow_release)
    await abandoned(api, created)
    await leaving.wait()
    async with api.join(created) as candidate:
        released.set()
        assert (await candidate.receive())["type"] == "SESSION_STATE"
        assert (await candidate.ask("CODE_SNAPSHOT", {"code": "x"}))["type"] == "ACK"


async def test_time_runs_out_while_nobody_is_there(api: InnerApi) -> None:
    created, _ = await greeted(api)
    api.clock.skip(46 * 60_000)
    path = f"/sessions/{created.session_id}"
    while not (await api.http.get(path, headers=created.bearer)).json()["report_ready"]:
        await api.clock.sleep_ms(1_000)
    report = (await api.http.get(f"{path}/report", headers=created.bearer)).json()
    assert report["end_reason"] == "timer"
    async with api.join(created) as candidate:
        view = (await candidate.receive())["payload"]["view"]
        assert (view["status"], view["report_ready"]) == ("ended", True)


async def abandoned(api: InnerApi, created: Created) -> tuple[LiveInterview, asyncio.Task[None]]:
    """The interview, once it has been alone for longer than it lingers."""
    live, task = await api.parts.registry.live(UUID(created.session_id))
    while live.presence.connected:
        await api.clock.sleep_ms(50)
    api.clock.skip(LINGER_MS + 1)
    return live, task


async def say_without_end(candidate: Candidate) -> None:
    while True:
        await candidate.says("\N{TEST TUBE}" * 4_000)


async def full_view(api: InnerApi, created: Created) -> dict[str, Any]:
    async with api.join(created) as candidate:
        return (await candidate.receive())["payload"]["view"]
