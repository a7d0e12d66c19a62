"""The built web app: pre-compressed files, long caching for hashed ones, strict policies."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from contextlib import suppress
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

APP_POLICY = (
    "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
FRAME_PATH = "runner/frame.html"
_FOREVER = "public, max-age=31536000, immutable"
_PAGES = ("interview/", "report/")
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
mimetypes.add_type("application/wasm", ".wasm")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("font/ttf", ".ttf")


def web_router(dist: Path) -> APIRouter:
    """Serve the files of `dist`; the app's pages all get `index.html`."""
    root = dist.resolve()
    router = APIRouter(include_in_schema=False)

    @router.api_route("/{path:path}", methods=["GET", "HEAD"])
    async def web(path: str, request: Request) -> FileResponse:
        name = "index.html" if path == "" or path.startswith(_PAGES) else path
        file = _find(root, name)
        accepted = request.headers.get("accept-encoding", "")
        return _file(file, file.relative_to(root).as_posix(), accepted)

    return router


def _find(root: Path, name: str) -> Path:
    """The file of this name, without detours, so that its policy and caching follow from it.

    Raises:
        HTTPException: there is none inside `root`, or no file can have such a name.
    """
    with suppress(ValueError, OSError):
        file = (root / name).resolve()
        if file.is_relative_to(root) and file.is_file():
            return file
    raise HTTPException(404, "there is no such page")


def _file(file: Path, name: str, accepted: str) -> FileResponse:
    hashed = name.startswith(("assets/", "vendor/"))
    headers = {
        "cache-control": _FOREVER if hashed else "no-cache",
        "content-security-policy": _policy(file, name),
        "referrer-policy": "no-referrer",
        "vary": "accept-encoding",
        "x-content-type-options": "nosniff",
    }
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    compressed = file.with_name(f"{file.name}.gz")
    if "gzip" in accepted and compressed.is_file():
        headers["content-encoding"] = "gzip"
        return FileResponse(compressed, media_type=media_type, headers=headers)
    return FileResponse(file, media_type=media_type, headers=headers)


def _policy(path: Path, name: str) -> str:
    return frame_policy(path.read_text(encoding="utf-8")) if name == FRAME_PATH else APP_POLICY


def frame_policy(page: str) -> str:
    """The policy of the frame that runs candidate code: an opaque origin without network."""
    scripts = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in _SCRIPT.findall(page)
    )
    return (
        f"sandbox allow-scripts; default-src 'none'; script-src {scripts} blob: "
        "'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    )
