import pytest

from tests.requirements import DEMANDED, require


def test_a_part_that_is_there_lets_the_test_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEMANDED, "docker")
    require("docker", True, "never said")


def test_a_missing_part_skips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEMANDED, "chromium")
    with pytest.raises(pytest.skip.Exception, match="docker is missing: no engine"):
        require("docker", False, "no engine")


def test_a_missing_part_that_is_demanded_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEMANDED, "chromium, docker")
    with pytest.raises(pytest.fail.Exception, match="no engine"):
        require("docker", False, "no engine")
