"""What is on offer before an interview exists."""

from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest

from apps.api.settings import ModelSettings, Settings
from question_bank.loader import load_modes
from tests.api.bank import SECRETS, bank, canary
from tests.api.serving import InnerApi, inner_api

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
        ("topic=knitting", 404, "no_question", "topic"),
        ("topic=" + "x" * 41, 422, "bad_input", "topic"),
        ("seed=-1", 422, "bad_input", "seed"),
        ("exclude=" + "x" * 81, 422, "bad_input", "exclude.0"),
        ("&".join(["exclude=x"] * 501), 422, "bad_input", "exclude"),
    ],
)
async def test_a_wish_that_cannot_be_met_is_named(
    api: InnerApi, query: str, status: int, code: str, field: str
) -> None:
    answer = await api.http.get(f"/questions/pick?{query}")
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["field"]) == (status, code, field)
    assert error["expected"]


@pytest.fixture
async def api_with_model(api_settings: Settings) -> AsyncGenerator[InnerApi]:
    model = ModelSettings("http://127.0.0.1:9/v1", "some/model", "sk-planted-key")
    async with inner_api(replace(api_settings, model=model)) as served:
        yield served


async def test_the_lobby_names_the_model_and_not_its_key(api_with_model: InnerApi) -> None:
    answer = await api_with_model.http.get("/lobby")
    assert answer.json()["model"] == "some/model"
    assert "planted" not in answer.text


async def test_a_mode_says_which_topics_it_has_instead(api: InnerApi) -> None:
    wish = {"company_mode": "Google", "difficulty": "easy", "topic": "backtracking"}
    picked = await api.http.get("/questions/pick", params=wish)
    created = await api.http.post("/sessions", json=wish)
    for answer in (picked, created):
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (404, "no_question")
        assert error["message"] == "Google has no easy question on 'backtracking'."
        assert error["field"] == "topic"
        named = error["expected"].removeprefix("one of ").split(", ")
        assert "trees" in named
        assert "backtracking" not in named


async def test_an_unknown_mode_is_told_the_known_ones(api: InnerApi) -> None:
    error = (await api.http.get("/questions/pick?company_mode=Foo")).json()["error"]
    assert error["message"] == "There is no company mode 'Foo'."
    assert error["expected"].startswith("one of ")
    assert all(mode.title in error["expected"] for mode in load_modes())


@pytest.mark.parametrize("language", ["python", "javascript"])
async def test_a_picked_question_can_be_practised_in_the_language(
    api: InnerApi, language: str
) -> None:
    answer = await api.http.get(f"/questions/pick?language={language}")
    assert "solution" in answer.json()["starters"][language]


async def test_a_picked_question_is_the_one_that_is_practised(api: InnerApi) -> None:
    for difficulty in ("easy", "hard"):
        picked = (await api.http.get(f"/questions/pick?difficulty={difficulty}")).json()
        answer = await api.http.post("/sessions", json={"question_id": picked["id"]})
        assert (answer.status_code, answer.json()["question"]) == (201, picked)


async def test_what_was_had_is_not_drawn_again_until_nothing_is_left(api: InnerApi) -> None:
    had: list[str] = []
    while True:
        answer = await api.http.get("/questions/pick", params={"exclude": had})
        if answer.status_code != 200:
            break
        assert answer.json()["slug"] not in had
        had += [answer.json()["slug"]]
    error = answer.json()["error"]
    assert len(had) >= 1
    assert (answer.status_code, error["code"], error["field"]) == (404, "no_question", "exclude")
    assert f"({len(had)})" in error["message"]
    created = await api.http.post("/sessions", json={"exclude": had})
    assert created.json()["error"] == error


async def test_a_seed_makes_the_draw_repeatable(api: InnerApi) -> None:
    draws = [(await api.http.get("/questions/pick?seed=11")).json()["id"] for _ in range(3)]
    assert len(set(draws)) == 1


async def test_a_topic_can_be_wished_for(api: InnerApi) -> None:
    wish = {"topic": "intervals-sorting"}
    picked = await api.http.get("/questions/pick", params=wish)
    created = await api.http.post("/sessions", json=wish)
    assert "intervals-sorting" in picked.json()["topics"]
    assert "intervals-sorting" in created.json()["question"]["topics"]
