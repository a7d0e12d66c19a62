"""Who gets in: tokens, tickets, origins."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from websockets.exceptions import InvalidStatus

from apps.api.routes import socket as socket_route
from apps.api.session.access import TICKET_MS
from apps.api.session.creation import TOKEN_DAYS
from apps.api.store.sessions import token_hash
from tests.api.candidate import Candidate, opened
from tests.api.serving import InnerApi, redis_path
from tests.launcher.redis_line import ask_redis

pytestmark = pytest.mark.anyio
DAY_MS = int(timedelta(days=1).total_seconds() * 1000)


async def refusal(candidate: Candidate) -> tuple[str, str | None, int]:
    """The one `ERROR` before the close: its code and field, and the close code."""
    code = await candidate.closed()
    assert candidate.types() == ["ERROR"]
    payload = candidate.frames[0]["payload"]
    return payload["code"], payload["field"], code


async def test_a_ticket_opens_the_socket_once(api: InnerApi) -> None:
    created = await api.create()
    ticket = await api.ticket(created)
    async with opened(api.port, created.session_id) as candidate:
        await candidate.send("CLIENT_READY", {"ticket": ticket})
        assert (await candidate.receive())["type"] == "SESSION_STATE"
    async with opened(api.port, created.session_id) as candidate:
        await candidate.send("CLIENT_READY", {"ticket": ticket})
        assert await refusal(candidate) == ("unauthenticated", "payload.ticket", 4401)


async def test_a_ticket_opens_its_own_interview_only(api: InnerApi) -> None:
    mine, other = await api.create(), await api.create()
    ticket = await api.ticket(mine)
    async with opened(api.port, other.session_id) as candidate:
        await candidate.send("CLIENT_READY", {"ticket": ticket})
        assert await refusal(candidate) == ("wrong_session", "payload.ticket", 4403)
    async with opened(api.port, mine.session_id) as candidate:
        await candidate.send("CLIENT_READY", {"ticket": ticket})
        assert await refusal(candidate) == ("unauthenticated", "payload.ticket", 4401)


async def test_a_ticket_expires(api: InnerApi, redis_url: str) -> None:
    created = await api.create()
    ticket = await api.ticket(created)
    at, key = redis_path(redis_url), f"ticket:{token_hash(ticket).hex()}"
    assert 0 < int(ask_redis(at, f"PTTL {key}").removeprefix(":")) <= TICKET_MS
    assert ask_redis(at, f"PEXPIRE {key} 0") == ":1"
    async with opened(api.port, created.session_id) as candidate:
        await candidate.send("CLIENT_READY", {"ticket": ticket})
        assert await refusal(candidate) == ("unauthenticated", "payload.ticket", 4401)


async def test_a_token_opens_its_own_interview_only(api: InnerApi) -> None:
    mine, other = await api.create(), await api.create()
    async with opened(api.port, other.session_id, f"&token={mine.token}") as candidate:
        assert await refusal(candidate) == ("wrong_session", "token", 4403)


async def test_an_unknown_token_is_refused(api: InnerApi) -> None:
    created = await api.create()
    async with opened(api.port, created.session_id, "&token=guess") as candidate:
        assert await refusal(candidate) == ("unauthenticated", "token", 4401)


async def test_a_token_expires(api: InnerApi) -> None:
    created = await api.create()
    api.clock.skip(TOKEN_DAYS * DAY_MS)
    async with opened(api.port, created.session_id, f"&token={created.token}") as candidate:
        assert await refusal(candidate) == ("unauthenticated", "token", 4401)
    answer = await api.http.get(f"/sessions/{created.session_id}", headers=created.bearer)
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("session_id", "code"), [(str(uuid4()), "unknown_session"), ("nonsense", "bad_input")]
)
async def test_an_interview_that_does_not_exist_is_refused(
    api: InnerApi, session_id: str, code: str
) -> None:
    async with opened(api.port, session_id, "&token=guess") as candidate:
        assert (await refusal(candidate))[0] == code


async def test_nothing_is_disclosed_without_token_and_ticket(api: InnerApi) -> None:
    created = await api.create()
    async with opened(api.port, created.session_id) as candidate:
        await candidate.send("CLIENT_READY")
        assert await refusal(candidate) == ("unauthenticated", "payload.ticket", 4401)


@pytest.mark.parametrize("frame", ["{", json.dumps({"type": "HINT_REQUEST", "ts_ms": 1}), "[]"])
async def test_the_first_frame_must_be_the_sign_in(api: InnerApi, frame: str) -> None:
    created = await api.create()
    async with opened(api.port, created.session_id) as candidate:
        await candidate.socket.send(frame)
        assert (await refusal(candidate))[2] == 4401


async def test_another_message_before_the_sign_in_is_refused(api: InnerApi) -> None:
    created = await api.create()
    async with opened(api.port, created.session_id, f"&token={created.token}") as candidate:
        await candidate.says("hello")
        assert await refusal(candidate) == ("bad_input", "type", 4401)


async def test_another_version_of_the_protocol_is_told_so(api: InnerApi) -> None:
    created = await api.create()
    ready = {"v": 2, "type": "CLIENT_READY", "ts_ms": 1, "session_id": created.session_id}
    async with opened(api.port, created.session_id, f"&token={created.token}") as candidate:
        await candidate.socket.send(json.dumps(ready))
        assert await refusal(candidate) == ("unsupported_version", "v", 4426)


async def test_an_interview_that_is_over_is_shown_and_closed(api: InnerApi) -> None:
    created = await api.create()
    await api.http.post(f"/sessions/{created.session_id}/end", headers=created.bearer)
    async with api.join(created) as candidate:
        assert await candidate.closed() == 4410
    assert candidate.types() == ["SESSION_STATE", "ERROR"]
    assert candidate.frames[0]["payload"]["view"]["status"] == "ended"
    assert candidate.frames[1]["payload"]["code"] == "session_over"


async def test_whoever_does_not_sign_in_is_closed(
    api: InnerApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_route, "SIGN_IN_S", 0.05)
    created = await api.create()
    async with opened(api.port, created.session_id) as candidate:
        assert await refusal(candidate) == ("unauthenticated", "type", 4401)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_page_of_another_origin_gets_no_socket(api: InnerApi, origin: str) -> None:
    created = await api.create()
    with pytest.raises(InvalidStatus) as refused:
        async with opened(api.port, created.session_id, origin=origin):
            pass
    assert refused.value.response.status_code == 403


async def test_a_page_of_this_server_gets_its_socket(api: InnerApi) -> None:
    created = await api.create()
    origin = f"http://127.0.0.1:{api.port}"
    query = f"&token={created.token}"
    async with opened(api.port, created.session_id, query, origin) as candidate:
        await candidate.send("CLIENT_READY")
        assert (await candidate.receive())["type"] == "SESSION_STATE"
