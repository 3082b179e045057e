"""A picture without what it tells beside its image: where and by whom it was taken."""

from __future__ import annotations

from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_JPEG = b"\xff\xd8"
_SCAN = 0xDA
_TOLD = frozenset([0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE])
"""Exif, XMP, IPTC and remarks; not the colours (ICC, Adobe)"""


def plain_picture(data: bytes) -> bytes:
    """Other kinds than PNG and JPEG, and what is damaged, as they are."""
    if data.startswith(_PNG):
        return b"".join((_PNG, *_chunks(data)))
    if data.startswith(_JPEG):
        return b"".join((_JPEG, *_segments(data)))
    return data


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] not in _PNG_TEXTS:
            yield data[at:end]
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    at = len(_JPEG)
    while at + 4 <= len(data):
        if data[at] != 0xFF or data[at + 1] == _SCAN:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] not in _TOLD:
            yield data[at:end]
        at = end
    yield data[at:]
