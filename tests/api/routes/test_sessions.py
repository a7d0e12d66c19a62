"""Interviews over HTTP, and the one shape of every refusal."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from redis.asyncio import Redis

from apps.api.domain.events import SessionEnded
from apps.api.infra.stream_log import StreamLog
from apps.api.session.history import History
from apps.api.session.write_behind import WriteBehind
from tests.api.serving import InnerApi, redis_path

pytestmark = pytest.mark.anyio


def refusal(code: str, message: str, **more: object) -> dict[str, Any]:
    detail = {"code": code, "message": message, "field": None, "expected": None,
              "retryable": False}  # fmt: skip
    return {"error": detail | more}


async def test_every_refusal_has_one_shape(api: InnerApi) -> None:
    created = await api.create()
    path = f"/sessions/{created.session_id}"
    cases = [
        (await api.http.get(path), 401,
         refusal("unauthenticated", "The session token is missing or unknown.", field="token")),
        (await api.http.get(f"/sessions/{uuid4()}"), 404,
         refusal("unknown_session", "There is no interview with this id.", field="session_id")),
        (await api.http.get(f"{path}/report", headers=created.bearer), 404,
         refusal("report_not_ready", "The report is made when the interview has ended.",
                 retryable=True)),
        (await api.http.get("/nowhere"), 404, refusal("not_found", "GET /nowhere: Not Found")),
        (await api.http.get("/sessions"), 405,
         refusal("method_not_allowed", "GET /sessions: Method Not Allowed")),
        (await api.http.get("/questions/pick?company_mode=Foo"), 422, None),
    ]  # fmt: skip
    for answer, status, body in cases:
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/json"
        if body:
            assert answer.json() == body


BODIES: list[tuple[object, str]] = [
    ({"difficulty": "gigantic"}, "difficulty"),
    ({"language": "cobol"}, "language"),
    ({"minutes": 4}, "minutes"),
    ({"minutes": 91}, "minutes"),
    ({"candidate_name": "x" * 81}, "candidate_name"),
    ({"candidate_name": "a\u0000b"}, "candidate_name"),
    ({"colour": "red"}, "colour"),
    ({"company_mode": "Foo"}, "company_mode"),
    ([], "body"),
]


async def test_a_language_that_the_question_is_not_for_is_refused(api: InnerApi) -> None:
    wish = {"difficulty": "medium", "topic": "backtracking"}
    picked = (await api.http.get("/questions/pick", params=wish)).json()
    body = {"question_id": picked["id"], "language": "java"}
    error = (await api.http.post("/sessions", json=body)).json()["error"]
    assert (error["code"], error["field"]) == ("bad_input", "language")
    assert error["expected"] == "one of javascript, python"


async def test_a_faulty_request_is_refused_with_its_field(api: InnerApi) -> None:
    for body, field in BODIES:
        answer = await api.http.post("/sessions", json=body)
        error = answer.json()["error"]
        assert (answer.status_code, error["code"], error["field"]) == (422, "bad_input", field)
        assert error["expected"]
    answer = await api.http.post("/sessions", json={"question_id": "nonsense"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "no_question")
    malformed = await api.http.post(
        "/sessions", content="{", headers={"content-type": "application/json"}
    )
    assert (malformed.status_code, malformed.json()["error"]["code"]) == (422, "bad_input")


async def test_an_interview_without_wishes_is_a_medium_one_in_general_mode(api: InnerApi) -> None:
    answer = await api.http.post("/sessions")
    assert answer.status_code == 201
    body = answer.json()
    assert body["question"]["difficulty"] == "medium"
    assert body["ws_path"] == f"/ws?session_id={body['session_id']}"
    assert body["token"] not in body["ws_path"]
    assert body["expires_at_ms"] > api.clock.now_ms()


async def test_words_in_any_case_are_understood(api: InnerApi) -> None:
    request = {"company_mode": "general", "difficulty": "Easy", "language": "JavaScript"}
    answer = await api.http.post("/sessions", json=request)
    assert (answer.status_code, answer.json()["question"]["difficulty"]) == (201, "easy")


async def test_a_token_opens_its_own_interview_only(api: InnerApi) -> None:
    mine, other = await api.create(), await api.create()
    for path in ("", "/report", "/transcript.txt", "/transcript.json"):
        url = f"/sessions/{other.session_id}{path}"
        assert (await api.http.get(url, headers=mine.bearer)).status_code == 403
        assert (await api.http.get(url, params={"token": mine.token})).status_code == 403
    for path in ("/ticket", "/end"):
        url = f"/sessions/{other.session_id}{path}"
        assert (await api.http.post(url, headers=mine.bearer)).status_code == 403


async def test_a_page_of_another_origin_may_not_write(api: InnerApi) -> None:
    created = await api.create()
    path = f"/sessions/{created.session_id}"
    for url in ("/sessions", f"{path}/ticket", f"{path}/end"):
        answer = await api.http.post(
            url, headers={**created.bearer, "origin": "https://evil.example"}
        )
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "foreign_origin")
    own = {**created.bearer, "origin": f"http://127.0.0.1:{api.port}"}
    assert (await api.http.post(f"{path}/ticket", headers=own)).status_code == 200


async def test_an_interview_that_nobody_joined_can_be_ended_and_has_a_report(
    api: InnerApi,
) -> None:
    created = await api.create(candidate_name="Grace")
    path = f"/sessions/{created.session_id}"
    assert (await api.http.get(path, headers=created.bearer)).json()["status"] == "waiting"
    for _ in range(2):
        answer = await api.http.post(f"{path}/end", headers=created.bearer)
        assert (answer.status_code, answer.json()["status"]) == (200, "ended")
    while not (await api.http.get(path, headers=created.bearer)).json()["report_ready"]:
        await api.clock.sleep_ms(500)
    report = (await api.http.get(f"{path}/report", headers=created.bearer)).json()
    assert report["candidate_name"] == "Grace"
    assert {each["level"] for each in report["rubric"]} == {None}


async def test_a_report_whose_maker_died_is_made_when_somebody_asks(
    api: InnerApi, redis_url: str
) -> None:
    created = await api.create()
    path = f"/sessions/{created.session_id}"
    redis = Redis(unix_socket_path=str(redis_path(redis_url)))
    write_behind = WriteBehind(api.parts.database, api.clock)
    history, _ = await History.claim(
        StreamLog(redis), api.parts.database, write_behind, UUID(created.session_id)
    )
    await history.append([(SessionEnded("candidate"), None)], api.clock.now_ms())
    await write_behind.close(5)
    await redis.aclose()
    first = await api.http.get(f"{path}/report", headers=created.bearer)
    assert (first.status_code, first.json()["error"]["retryable"]) == (404, True)
    while (await api.http.get(f"{path}/report", headers=created.bearer)).status_code == 404:
        await api.clock.sleep_ms(500)
    report = (await api.http.get(f"{path}/report", headers=created.bearer)).json()
    assert report["end_reason"] == "candidate"


async def test_report_and_transcripts_can_be_read_after_the_end(api: InnerApi) -> None:
    created = await api.create()
    path = f"/sessions/{created.session_id}"
    async with api.join(created) as candidate:
        await candidate.hears("greet")
        await candidate.ask("TRANSCRIPT_FINAL", {"text": "fine", "source": "typed"})
        await api.http.post(f"{path}/end", headers=created.bearer)
        ready = await candidate.until("REPORT_READY")
    assert ready["payload"]["path"] == f"/report/{created.session_id}"
    report = (await api.http.get(f"{path}/report", headers=created.bearer)).json()
    assert [turn["text"] for turn in report["transcript"]][-1] == "fine"
    text = await api.http.get(f"{path}/transcript.txt", headers=created.bearer)
    assert text.headers["content-type"].startswith("text/plain")
    assert "attachment" in text.headers["content-disposition"]
    assert "Candidate: fine" in text.text
    document = await api.http.get(f"{path}/transcript.json", headers=created.bearer)
    assert document.json()["turns"][-1]["text"] == "fine"
