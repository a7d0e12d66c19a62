"""Runs through the socket and the real sandbox."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from apps.api.domain.report import Dimension
from sandbox.contract import Language
from tests.api.bank import DOUBLING, SECRETS, canary
from tests.api.candidate import Candidate, Frame
from tests.api.serving import Created, InnerApi

pytestmark = pytest.mark.anyio
WRONG = {
    Language.PYTHON: "import sys\ndef solution(word):\n    print(word)\n"
    "    if word not in ('ab', 'x'):\n        raise ValueError(word)\n    return word * 2\n",
    Language.JAVASCRIPT: "function solution(word) {\n  console.log(word);\n"
    "  if (!['ab', 'x'].includes(word)) throw new Error(word);\n  return word + word;\n}\n",
}


async def canary_interview(api: InnerApi, language: Language) -> Created:
    picked = await api.http.get("/questions/pick?difficulty=easy")
    assert picked.json()["slug"] == canary().slug
    return await api.create(question_id=picked.json()["id"], language=language.value)


async def run(candidate: Candidate, kind: str, language: Language, code: str,
              custom_args: object = None) -> tuple[list[Frame], dict[str, Any]]:  # fmt: skip
    """The frames of the run's cases, and its verdict's payload."""
    request = {"kind": kind, "language": language.value, "code": code, "custom_args": custom_args}
    answer = await candidate.ask("RUN_REQUEST", request)
    assert answer["type"] == "ACK", answer
    run_id = answer["payload"]["id"]
    verdict = await candidate.judged(run_id)
    cases = [frame for frame in candidate.frames
             if frame["type"] == "RUN_CASE" and frame["payload"]["run_id"] == run_id]  # fmt: skip
    return cases, verdict["payload"]


@pytest.mark.parametrize("language", list(DOUBLING))
async def test_samples_custom_input_and_submit_are_judged(
    sandboxed_api: InnerApi, language: Language
) -> None:
    created = await canary_interview(sandboxed_api, language)
    async with sandboxed_api.join(created) as candidate:
        state = await candidate.until("SESSION_STATE")
        assert state["payload"]["view"]["sandbox"] == "docker"
        good = DOUBLING[language]
        cases, verdict = await run(candidate, "samples", language, good)
        assert [frame["payload"]["name"] for frame in cases] == ["short", "one letter"]
        assert verdict["verdict"] == "accepted"
        cases, verdict = await run(candidate, "custom", language, good, [["q"], ["\U0001f9ea"]])
        assert [frame["payload"]["actual"] for frame in cases] == ["qq", "\U0001f9ea\U0001f9ea"]
        assert verdict["verdict"] == "ran"
        cases, verdict = await run(candidate, "submit", language, good)
        assert verdict["verdict"] == "accepted"
        assert (verdict["hidden_passed"], verdict["hidden_total"]) == (2, 2)


@pytest.mark.parametrize("language", list(DOUBLING))
async def test_a_hidden_test_tells_nothing_even_to_code_that_prints_and_raises_it(
    sandboxed_api: InnerApi, language: Language
) -> None:
    created = await canary_interview(sandboxed_api, language)
    async with sandboxed_api.join(created) as candidate:
        cases, verdict = await run(candidate, "submit", language, WRONG[language])
        assert (verdict["passed"], verdict["hidden_passed"]) == (2, 0)
        hidden = [frame["payload"] for frame in cases if frame["payload"]["hidden"]]
        assert [case["passed"] for case in hidden] == [False, False]
        told = {key for case in hidden for key, value in case.items() if value is not None}
        assert told == {"run_id", "index", "hidden", "passed"}
        everything = json.dumps(candidate.frames)
        assert [secret for secret in SECRETS if secret in everything] == []


async def test_a_forged_result_changes_no_score(sandboxed_api: InnerApi) -> None:
    created = await canary_interview(sandboxed_api, Language.PYTHON)
    path = f"/sessions/{created.session_id}"
    async with sandboxed_api.join(created) as candidate:
        await candidate.ask("RUN_RESULT", {"passed": 4, "total": 4, "verdict": "accepted",
                                           "hidden_passed": 2})  # fmt: skip
        claimed = [frame for frame in candidate.frames if frame["type"] == "RUN_CLAIMED"]
        assert (claimed[0]["payload"]["passed"], claimed[0]["payload"]["total"]) == (4, 4)
        await sandboxed_api.http.post(f"{path}/end", headers=created.bearer)
        await candidate.until("REPORT_READY")
    report = (await sandboxed_api.http.get(f"{path}/report", headers=created.bearer)).json()
    assert not report["verified"]
    levels = {each["dimension"]: each["level"] for each in report["rubric"]}
    assert levels[Dimension.CODING] is None
    assert levels[Dimension.PROBLEM_SOLVING] is None


REFUSALS: list[tuple[dict[str, object], str, str | None]] = [
    ({"code": " \n"}, "bad_input", "payload.code"),
    ({"code": "x" * 70_000}, "too_large", "payload.code"),
    ({"kind": "custom"}, "bad_input", "payload.custom_args"),
    ({"language": "java"}, "bad_input", "payload.language"),
    ({"kind": "custom", "custom_args": []}, "bad_input", "payload.custom_args"),
    ({"kind": "custom", "custom_args": [["a", "b"]]}, "bad_input", "payload.custom_args.0"),
    ({"kind": "custom", "custom_args": [["a"], []]}, "bad_input", "payload.custom_args.1"),
    ({"kind": "custom", "custom_args": [["a"], [7]]}, "bad_input", "payload.custom_args.1"),
    ({"language": "cobol"}, "bad_input", "payload.language"),
]


async def test_a_faulty_run_request_is_refused_with_its_field(sandboxed_api: InnerApi) -> None:
    created = await canary_interview(sandboxed_api, Language.PYTHON)
    fine = {"kind": "samples", "language": "python", "code": "x = 1"}
    async with sandboxed_api.join(created) as candidate:
        for faulty, code, field in REFUSALS:
            await candidate.send("RUN_REQUEST", {**fine, **faulty})
            error = (await candidate.until("ERROR"))["payload"]
            assert (error["code"], error["field"]) == (code, field), faulty
            assert error["expected"]
        assert "RUN_STARTED" not in candidate.types()


async def test_a_second_run_waits_for_the_first_to_end(sandboxed_api: InnerApi) -> None:
    created = await canary_interview(sandboxed_api, Language.PYTHON)
    slow = "import time\ndef solution(word):\n    time.sleep(0.3)\n    return word * 2\n"
    request = {"kind": "samples", "language": "python", "code": slow}
    async with sandboxed_api.join(created) as candidate:
        await candidate.send("RUN_REQUEST", request, id="first")
        await candidate.send("RUN_REQUEST", request, id="second")
        await candidate.send("RUN_REQUEST", request, id="first")
        refused = (await candidate.until("ERROR"))["payload"]
        assert (refused["code"], refused["ref_id"]) == ("not_allowed_now", "second")
        await candidate.until("RUN_VERDICT")
        assert candidate.types().count("RUN_STARTED") == 1


SHOWN: list[tuple[str, Callable[[Any], bool]]] = [
    ("'\\ud800'", lambda case: case["verdict"] == "runtime_error"),
    ("'y' * 1_000_000", lambda case: case["actual"].endswith("characters)")),
    ("'y' * 2_000_000", lambda case: case["verdict"] == "output_limit"),
    ("float('nan')", lambda case: case["verdict"] == "runtime_error"),
    ("'\\0'", lambda case: case["actual"] == "\0"),
    ("10 ** 400", lambda case: case["actual"] == 10**400),
]


async def test_odd_values_come_back_as_frames_that_every_reader_accepts(
    sandboxed_api: InnerApi,
) -> None:
    created = await canary_interview(sandboxed_api, Language.PYTHON)
    async with sandboxed_api.join(created) as candidate:
        for value, fits in SHOWN:
            code = f"def solution(word):\n    return {value}\n"
            cases, _ = await run(candidate, "custom", Language.PYTHON, code, [["a"]])
            assert fits(cases[0]["payload"]), (value, cases[0]["payload"])
