import io
import tarfile

import pytest

from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.runners import images

_OWN_FOLDERS = {
    Language.JAVASCRIPT: "javascript",
    Language.TYPESCRIPT: "javascript",
    Language.JAVA: "java",
    Language.CPP: "cpp",
    Language.GO: "go",
}


def names(language: Language) -> set[str]:
    with tarfile.open(fileobj=io.BytesIO(images.context(RUNTIMES[language]))) as archive:
        return set(archive.getnames())


def test_an_image_holds_the_harness_and_nothing_else_of_ours() -> None:
    common = names(Language.PYTHON)
    assert {"Dockerfile", "harness/supervisor.py"} < common
    for language, folder in _OWN_FOLDERS.items():
        own = names(language) - common
        assert own
        assert all(name.startswith(f"harness/{folder}/") for name in own)


def test_the_tag_names_the_content() -> None:
    tags = {images.tag(runtime) for runtime in RUNTIMES.values()}
    assert len(tags) == len(RUNTIMES)
    runtime = RUNTIMES[Language.PYTHON]
    before = images.source_hash(runtime)
    images.context.cache_clear()
    assert images.source_hash(runtime) == before


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_a_runtime_with_room_for_its_programs(language: Language) -> None:
    runtime = RUNTIMES[language]
    assert runtime.language is language
    assert runtime.max_memory_bytes < runtime.box_bytes
