import io
import tarfile

import pytest

from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.runners import images


def names(language: Language) -> set[str]:
    with tarfile.open(fileobj=io.BytesIO(images.context(RUNTIMES[language]))) as archive:
        return set(archive.getnames())


def test_an_image_holds_the_harness_and_nothing_else_of_ours() -> None:
    assert names(Language.PYTHON) < names(Language.JAVASCRIPT)
    scripts = names(Language.JAVASCRIPT) - names(Language.PYTHON)
    assert "harness/javascript/main.js" in scripts
    assert all(name.startswith("harness/javascript/") for name in scripts)
    assert all(name.endswith(".js") for name in scripts)
    assert names(Language.TYPESCRIPT) == names(Language.JAVASCRIPT)
    assert all(
        name == "Dockerfile" or name.startswith("harness/") for name in names(Language.PYTHON)
    )


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
