"""What is on offer before an interview exists."""

import pytest

from question_bank.loader import load_modes
from tests.api.bank import SECRETS, bank, canary
from tests.api.serving import InnerApi

pytestmark = pytest.mark.anyio


async def test_the_process_says_that_it_is_alive(api: InnerApi) -> None:
    assert (await api.http.get("/health")).json()["status"] == "ok"


async def test_the_lobby_offers_what_the_bank_has(api: InnerApi) -> None:
    lobby = (await api.http.get("/lobby")).json()
    assert {mode["slug"] for mode in lobby["modes"]} == {mode.slug for mode in load_modes()}
    assert lobby["modes"][0]["slug"] == "general"
    assert lobby["modes"][0]["difficulties"] == ["easy", "medium", "hard"]
    assert all("not affiliated" in mode["disclaimer"] for mode in lobby["modes"])
    assert (lobby["sandbox"], lobby["model"]) == ("browser", None)
    assert lobby["sandbox_reason"]
    for mode in lobby["modes"]:
        offered = {each.difficulty.value for each in (*bank(), canary())
                   if each.modes.get(mode["slug"], 0) > 0}  # fmt: skip
        assert set(mode["difficulties"]) == offered


@pytest.mark.parametrize("mode", ["General", "general", " GENERAL "])
async def test_a_question_is_picked_by_mode_and_difficulty(api: InnerApi, mode: str) -> None:
    answer = await api.http.get(
        "/questions/pick", params={"company_mode": mode, "difficulty": "Medium"}
    )
    assert answer.status_code == 200
    assert answer.json()["difficulty"] == "medium"


async def test_a_picked_question_has_no_secret(api: InnerApi) -> None:
    answer = await api.http.get("/questions/pick?difficulty=easy")
    assert answer.json()["slug"] == canary().slug
    assert [secret for secret in SECRETS if secret in answer.text] == []
    assert answer.json()["hidden_total"] == len(canary().hidden)
    assert answer.json()["hints_total"] == len(canary().hints)


@pytest.mark.parametrize(
    ("query", "status", "code", "field"),
    [
        ("company_mode=Foo", 422, "bad_input", "company_mode"),
        ("company_mode=" + "x" * 41, 422, "bad_input", "company_mode"),
        ("difficulty=gigantic", 404, "no_question", "difficulty"),
        ("difficulty=" + "x" * 11, 422, "bad_input", "difficulty"),
        ("language=cobol", 422, "bad_input", "language"),
    ],
)
async def test_a_wish_that_cannot_be_met_is_named(
    api: InnerApi, query: str, status: int, code: str, field: str
) -> None:
    answer = await api.http.get(f"/questions/pick?{query}")
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["field"]) == (status, code, field)
    assert error["expected"]
