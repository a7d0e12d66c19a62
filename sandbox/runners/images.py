"""The images of the boxes: what they are made of, whether they are current, building them."""

import functools
import hashlib
import io
import pathlib
import tarfile
from collections.abc import Callable

from sandbox.languages.runtime import Runtime
from sandbox.runners.engine import Engine

SOURCE_LABEL = "dryrun.source"
_ROOT = pathlib.Path(__file__).resolve().parent.parent

Progress = Callable[[str], None]


@functools.cache
def context(runtime: Runtime) -> bytes:
    """Pack the Dockerfile and the harness as a tar archive, the same bytes for the same files."""
    dockerfile = _ROOT / "images" / runtime.language.value / "Dockerfile"
    files = {"Dockerfile": dockerfile.read_bytes()}
    for pattern in runtime.harness_files:
        for path in (_ROOT / "harness").glob(pattern):
            files[path.relative_to(_ROOT).as_posix()] = path.read_bytes()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            entry.mode = 0o644
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def source_hash(runtime: Runtime) -> str:
    """Identify what an image is made of."""
    return hashlib.sha256(context(runtime)).hexdigest()[:16]


def tag(runtime: Runtime) -> str:
    """Name the image of exactly these files, so that two versions can live side by side."""
    return f"dryrun-box-{runtime.language.value}:{source_hash(runtime)}"


async def is_current(engine: Engine, runtime: Runtime) -> bool:
    """Whether the image of exactly these files is there."""
    labels = await engine.image_labels(tag(runtime))
    return labels is not None and labels.get(SOURCE_LABEL) == source_hash(runtime)


async def build(engine: Engine, runtime: Runtime, progress: Progress) -> None:
    """Build the image unless it is current.

    Raises:
        EngineError: the engine is away, or the build failed.
    """
    if await is_current(engine, runtime):
        return
    labels = {SOURCE_LABEL: source_hash(runtime)}
    await engine.build(tag(runtime), context(runtime), labels, progress)
