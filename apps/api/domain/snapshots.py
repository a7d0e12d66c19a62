"""The editor's text as its difference from the text before, compressed."""

from __future__ import annotations

from base64 import b64decode, b64encode

from zstandard import (
    DICT_TYPE_RAWCONTENT,
    ZstdCompressionDict,
    ZstdCompressor,
    ZstdDecompressor,
)

LEVEL = 3


def difference(text: str, base: str) -> str:
    """`text` as a base64 Zstandard frame whose dictionary is `base`, which is not empty."""
    return b64encode(ZstdCompressor(LEVEL, _dictionary(base)).compress(text.encode())).decode()


def restored(frame: str, base: str) -> str:
    """The text that `difference` was given.

    Raises:
        zstandard.ZstdError: the frame is damaged.
    """
    return ZstdDecompressor(_dictionary(base)).decompress(b64decode(frame)).decode()


def _dictionary(base: str) -> ZstdCompressionDict:
    return ZstdCompressionDict(base.encode(), dict_type=DICT_TYPE_RAWCONTENT)
