"""The API as a process: killed, restarted, asked to stop; what it writes holds no secret."""

import asyncio
import json
import signal
from pathlib import Path

import pytest

from tests.api.bank import SECRETS
from tests.api.candidate import Frame, opened
from tests.api.model_server import model_server
from tests.api.serving import ApiProcess, Created, api_process

pytestmark = pytest.mark.anyio


async def cut_off(api: ApiProcess, created: Created) -> list[Frame]:
    """Kill the process in the middle of the greeting; the frames that had arrived."""
    async with api.join(created) as candidate:
        for _ in range(5):
            await candidate.until("INTERVIEWER_STREAM_DELTA")
        await api.kill()
        return candidate.frames


async def test_an_interview_goes_on_after_its_process_was_killed_mid_sentence(
    seeded_url: str, redis_url: str
) -> None:
    async with api_process(seeded_url, redis_url) as first:
        created = await first.create()
        before = await cut_off(first, created)
    logged = [frame for frame in before if frame.get("seq")]
    epoch = before[0]["payload"]["epoch"]
    async with (
        api_process(seeded_url, redis_url) as second,
        second.join(created, logged[-1]["seq"], epoch) as candidate,
    ):
        assert (await candidate.receive())["payload"]["resumed"]
        lost = await candidate.until("INTERVIEWER_STREAM_END")
        await candidate.until("INTERVIEWER_STREAM_START")
        together = [*logged, *candidate.logged()]
    assert lost["payload"]["reason"] == "owner_lost"
    assert [frame["seq"] for frame in together] == list(range(1, len(together) + 1))
    starts = [frame["payload"]["act"] for frame in together
              if frame["type"] == "INTERVIEWER_STREAM_START"]  # fmt: skip
    assert starts == ["greet", "resume"]
    heard = "".join(frame["payload"]["text"] for frame in together
                    if frame["type"] == "INTERVIEWER_STREAM_DELTA"
                    and frame["payload"]["stream_id"] == lost["payload"]["stream_id"])  # fmt: skip
    assert lost["payload"]["text"] == heard


async def test_a_run_is_judged_once_although_its_process_was_killed(
    seeded_url: str, redis_url: str, sandbox_socket: Path
) -> None:
    env = {"SANDBOX_SOCKET": str(sandbox_socket)}
    slow = "import time\ndef solution(word):\n    time.sleep(0.4)\n    return word * 2\n"
    request = {"kind": "samples", "language": "python", "code": slow}
    async with api_process(seeded_url, redis_url, env) as first:
        created = await first.create(difficulty="easy")
        async with first.join(created) as candidate:
            await candidate.send("RUN_REQUEST", request, id="mine")
            await candidate.until("RUN_CASE")
            await first.kill()
            seen = candidate.frames
    logged = [frame for frame in seen if frame.get("seq")]
    epoch = seen[0]["payload"]["epoch"]
    async with (
        api_process(seeded_url, redis_url, env) as second,
        second.join(created, logged[-1]["seq"], epoch) as candidate,
    ):
        await candidate.send("RUN_REQUEST", request, id="mine")
        verdict = await candidate.until("RUN_VERDICT")
        assert (verdict["payload"]["run_id"], verdict["payload"]["verdict"]) == ("mine", "accepted")
        await candidate.ask("CODE_SNAPSHOT", {"code": "after"})
        together = [*logged, *candidate.logged()]
    assert [frame["seq"] for frame in together] == list(range(1, len(together) + 1))
    kinds = [frame["type"] for frame in together]
    assert (kinds.count("RUN_STARTED"), kinds.count("RUN_VERDICT")) == (1, 1)
    cases = [frame["payload"]["index"] for frame in together if frame["type"] == "RUN_CASE"]
    assert cases == [0, 1]


async def test_a_process_that_is_asked_to_stop_sends_its_browsers_away(
    seeded_url: str, redis_url: str
) -> None:
    async with api_process(seeded_url, redis_url) as api:
        created = await api.create()
        async with api.join(created) as candidate:
            assert (await candidate.ask("CODE_SNAPSHOT", {"code": "kept"}))["payload"]["durable"]
            stopping = asyncio.create_task(api.stop())
            assert await candidate.closed() == 1012
            assert candidate.types()[-1] == "DRAIN"
            assert candidate.frames[-1]["payload"]["reconnect_after_ms"] > 0
        assert await stopping == -signal.SIGTERM
    async with api_process(seeded_url, redis_url) as again, again.join(created) as candidate:
        assert (await candidate.receive())["payload"]["view"]["code"] == "kept"


@pytest.mark.parametrize("script", ["leak", "server-error"])
async def test_neither_keys_nor_words_nor_code_are_in_what_the_process_writes(
    seeded_url: str, redis_url: str, script: str
) -> None:
    with model_server() as model:
        env = {"LLM_BASE_URL": model.base_url, "LLM_API_KEY": "zqkey", "LLM_MODEL": script}
        async with api_process(seeded_url, redis_url, env) as api:
            created = await api.create(difficulty="easy")
            ticket = await api.ticket(created)
            path = f"/sessions/{created.session_id}"
            await api.http.get(f"{path}/nothing?token={created.token}")
            query = f"&token={created.token}"
            async with opened(api.port, created.session_id, query) as candidate:
                await candidate.send("CLIENT_READY", {"ticket": ticket})
                greeting = await candidate.hears("greet")
                await candidate.ask("TRANSCRIPT_FINAL", {"text": "zqspoken words"})
                await candidate.ask("CODE_SNAPSHOT", {"code": "zqcode = 1"})
                await candidate.socket.send("{")
                await candidate.until("ERROR")
                told = json.dumps(candidate.frames)
            async with opened(api.port, created.session_id, query + "x") as candidate:
                assert await candidate.closed() == 4401
            assert (await api.http.post(f"{path}/end", headers=created.bearer)).status_code == 200
            await api.stop()
        assert model.requests[0].headers["authorization"] == "Bearer zqkey"
    assert greeting["payload"]["reason"] == "llm_error"
    assert "model.fell_back" in api.output
    assert [secret for secret in SECRETS if secret in told] == []
    for secret in (created.token, ticket, "zqspoken", "zqcode", "zqkey", *SECRETS):
        assert secret not in api.output
    assert all(json.loads(line) for line in api.output.splitlines())
