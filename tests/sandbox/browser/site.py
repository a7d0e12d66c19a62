"""The test page's server, with the policies of the product, and one that nobody should reach."""

import base64
import hashlib
import re
import socket
import threading
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

_PAGE_POLICY = (
    "default-src 'self'; script-src 'self'; worker-src 'self'; frame-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'"
)
_METHODS = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"]


class Hits:
    """Every request that reached something that candidate code should not reach."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    async def answer(self, request: Request) -> Response:
        """Record an HTTP request and allow everyone to read the answer."""
        self.seen.append(f"{request.method} {request.url.path}")
        return JSONResponse({"secret": 42}, headers={"access-control-allow-origin": "*"})

    async def accept(self, socket: WebSocket) -> None:
        """Record a WebSocket."""
        self.seen.append(f"WS {socket.url.path}")
        await socket.accept()
        await socket.close()


def frame_policy(html: str) -> str:
    """The policy that the API sends with the runner frame."""
    script = re.search(r'<script type="module">(.*)</script>', html, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script.group(1).encode()).digest()).decode()
    return (
        f"sandbox allow-scripts; default-src 'none'; script-src 'sha256-{digest}' blob: "
        "'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    )


def _html(html: str, policy: str) -> Callable[[Request], Awaitable[Response]]:
    async def page(_: Request) -> Response:
        return HTMLResponse(html, headers={"content-security-policy": policy})

    return page


def _answering(response: Response) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        return response

    return answer


def page_server(folder: Path, hits: Hits) -> Starlette:
    """The page, the frame, what it is served with, and an API that records who calls it."""
    page = (folder / "index.html").read_text()
    frame = (folder / "runner/frame.html").read_text()
    pyodide, typescript = sorted((folder / "vendor").iterdir())

    async def script(_: Request) -> Response:
        return FileResponse(folder / "page.js")

    return Starlette(
        routes=[
            Route("/", _html(page, _PAGE_POLICY)),
            Route("/page.js", script),
            Route("/runner/frame.html", _html(frame, frame_policy(frame))),
            Mount("/vendor/pyodide", StaticFiles(directory=pyodide)),
            Route("/vendor/spoilt/snapshot-{name}", _answering(Response(b"no snapshot"))),
            Mount("/vendor/spoilt", StaticFiles(directory=pyodide)),
            Route("/vendor/bare/snapshot-{name}", _answering(Response(status_code=404))),
            Mount("/vendor/bare", StaticFiles(directory=pyodide)),
            Mount("/vendor/typescript", StaticFiles(directory=typescript)),
            *_recording(hits, "/api"),
        ]
    )


def attacker_server(hits: Hits) -> Starlette:
    """A server that records everything."""
    return Starlette(routes=_recording(hits, ""))


def _recording(hits: Hits, prefix: str) -> list[Route | WebSocketRoute]:
    path = prefix + "/{path:path}"
    return [Route(path, hits.answer, methods=_METHODS), WebSocketRoute(path, hits.accept)]


@contextmanager
def serving(app: Starlette) -> Generator[str]:
    """Serve an app on a port of its own; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
