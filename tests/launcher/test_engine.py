"""A Docker engine is found only if it answers."""

import socket
import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from apps.launcher.engine import find_engine


@pytest.fixture
def listener(short_folder: Path) -> Generator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(short_folder / "docker.sock"))
        server.listen()
        yield server


def _answer(server: socket.socket, status: str) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(1024)
        connection.sendall(f"HTTP/1.0 {status}\r\n\r\n".encode())


def _find(server: socket.socket, status: str) -> str | None:
    thread = threading.Thread(target=_answer, args=(server, status))
    thread.start()
    engine = find_engine({"DOCKER_HOST": f"unix://{server.getsockname()}"}, Path("/nowhere"))
    thread.join()
    return engine.address


def test_an_engine_that_answers_is_found(listener: socket.socket) -> None:
    assert _find(listener, "200 OK") == f"unix://{listener.getsockname()}"


def test_something_else_on_the_socket_is_no_engine(listener: socket.socket) -> None:
    assert _find(listener, "404 Not Found") is None


def test_an_engine_that_hangs_is_given_up(
    listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.launcher.engine._ANSWER_WITHIN_S", 0.05)
    engine = find_engine({"DOCKER_HOST": f"unix://{listener.getsockname()}"}, Path("/nowhere"))
    assert engine.address is None
    assert "timed out" in engine.reason


def test_a_socket_that_nobody_listens_on_says_so(short_folder: Path) -> None:
    address = f"unix://{short_folder / 'none.sock'}"
    engine = find_engine({"DOCKER_HOST": address}, Path("/nowhere"))
    assert (engine.address, address in engine.reason) == (None, True)


def test_an_engine_over_tcp_is_found() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        assert find_engine({"DOCKER_HOST": address}, Path("/nowhere")).address == address
