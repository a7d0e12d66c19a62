"""What the sandbox's sources promise: types, sizes, and a frame that the API can serve."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sandbox.browser.site import frame_policy

_PROJECT = Path(__file__).resolve().parents[3]
_BROWSER = _PROJECT / "sandbox/browser"
_SOURCES = sorted(path for path in _BROWSER.rglob("*") if path.suffix in {".ts", ".py", ".mjs"})


@pytest.mark.parametrize("project", ["tsconfig.json", "worker/tsconfig.json"])
def test_the_types_are_strict_and_right(project: str) -> None:
    node = shutil.which("node")
    assert node is not None
    compiler = _PROJECT / "apps/web/node_modules/typescript/bin/tsc"
    command = [node, str(compiler), "-p", str(_BROWSER / project)]
    check = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (check.returncode, check.stdout) == (0, "")


def test_no_file_is_long() -> None:
    lengths = {path.name: len(path.read_text().splitlines()) for path in _SOURCES}
    assert len(lengths) > 15
    assert {name: length for name, length in lengths.items() if length > 250} == {}


def test_the_frame_is_one_page_with_one_inline_script(built_site: Path) -> None:
    html = (built_site / "runner/frame.html").read_text()
    assert html.count("<script") == 1
    assert html.count("</script") == 1
    assert not re.search(r"""(?:src|href)=["']""", html)
    assert "'sha256-" in frame_policy(html)


def test_the_build_has_what_is_served_in_folders_of_their_version(built_site: Path) -> None:
    vendor = built_site / "vendor"
    built = {str(path.relative_to(vendor)) for path in vendor.glob("*/*")}
    assert {re.sub("snapshot-[0-9a-f]{16}", "snapshot", name) for name in built} == {
        "pyodide-314.0.7/pyodide.mjs",
        "pyodide-314.0.7/pyodide.asm.mjs",
        "pyodide-314.0.7/pyodide.asm.wasm",
        "pyodide-314.0.7/python_stdlib.zip",
        "pyodide-314.0.7/snapshot.bin",
        "typescript-5.9.3/compiler.js",
    }


def test_the_page_asks_for_the_versions_that_are_built(built_site: Path) -> None:
    page = (_PROJECT / "apps/web/src/main.tsx").read_text()
    for folder in (built_site / "vendor").iterdir():
        assert f'"/vendor/{folder.name}/' in page
