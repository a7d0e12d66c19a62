"""A client that knows nothing but the seed's document sits a whole interview.

It uses the envelope and the paths exactly as the document shows them: the token in the query, no
version, no message id, no field that is not mentioned there.
"""

import json
import time
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.api.serving import InnerApi

pytestmark = pytest.mark.anyio
SERVER_TYPES = {
    "INTERVIEWER_STREAM_START",
    "INTERVIEWER_STREAM_DELTA",
    "INTERVIEWER_STREAM_END",
    "COACH_NUDGE",
    "ERROR",
}


class DocumentClient:
    """Speaks the document's envelope and drops what the document does not name."""

    def __init__(self, socket: ClientConnection, session_id: str) -> None:
        self._socket = socket
        self._session_id = session_id
        self.heard: list[dict[str, Any]] = []

    async def send(self, kind: str, payload: dict[str, Any]) -> None:
        envelope = {
            "type": kind,
            "ts_ms": int(time.time() * 1000),
            "session_id": self._session_id,
            "payload": payload,
        }
        await self._socket.send(json.dumps(envelope))

    async def until(self, kind: str) -> dict[str, Any]:
        while True:
            message: dict[str, Any] = json.loads(await self._socket.recv())
            assert {"type", "ts_ms", "session_id", "payload"} <= set(message)
            assert message["session_id"] == self._session_id
            if message["type"] in SERVER_TYPES:
                self.heard.append(message)
                assert message["type"] != "ERROR", message
            if message["type"] == kind:
                return message


async def test_a_client_of_the_document_sits_a_whole_interview(api: InnerApi) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{api.port}") as http:
        assert (await http.get("/health")).json()["status"] == "ok"
        picked = await http.get("/questions/pick?company_mode=General&difficulty=Medium")
        assert picked.status_code == 200
        assert picked.json()["statement"]
        assert "solution" in picked.json()["starters"]["javascript"]
        made = (await http.post("/sessions")).json()
        session_id, token = made["session_id"], made["token"]

        url = f"ws://127.0.0.1:{api.port}/ws?session_id={session_id}&token={token}"
        async with connect(url, proxy=None) as socket:
            client = DocumentClient(socket, session_id)
            await client.send("CLIENT_READY", {})
            await client.until("INTERVIEWER_STREAM_START")
            await client.until("INTERVIEWER_STREAM_DELTA")
            greeting = await client.until("INTERVIEWER_STREAM_END")
            assert "Alex" in greeting["payload"]["text"]

            await client.send("TRANSCRIPT_PARTIAL", {"text": "how"})
            await client.send("TRANSCRIPT_FINAL", {"text": "How large can the input get?"})
            assert (await client.until("INTERVIEWER_STREAM_END"))["payload"]["text"]
            await client.send("STATE_CHANGE", {"state": "CODE"})
            code = "function solution(a) {\n  let x = 1;\n  let y = 2;\n  x += y;\n  return x;\n}\n"
            await client.send("CODE_SNAPSHOT", {"code": code, "language": "javascript"})
            nudge = await client.until("COACH_NUDGE")
            assert nudge["payload"]["text"]
            await client.send("RUN_RESULT", {"passed": 1, "total": 3, "results": [{"ok": True}]})
            assert "?" in (await client.until("INTERVIEWER_STREAM_END"))["payload"]["text"]

            ended = await http.post(f"/sessions/{session_id}/end?token={token}")
            assert ended.json()["status"] == "ended"
    assert {message["type"] for message in client.heard} == SERVER_TYPES - {"ERROR"}
