"""A picture tells its image and nothing else."""

from __future__ import annotations

import struct
import zlib

from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.formats.clean.picture import plain_picture

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def segment(kind: int, data: bytes) -> bytes:
    return bytes((0xFF, kind)) + struct.pack(">H", len(data) + 2) + data


def test_a_png_loses_its_texts() -> None:
    image = (chunk(b"IHDR", b"size"), chunk(b"IDAT", b"dots"), chunk(b"IEND", b""))
    laden = (image[0], chunk(b"tEXt", b"Author\0Sato"), chunk(b"eXIf", b"gps"), *image[1:])
    assert plain_picture(PNG + b"".join(laden)) == PNG + b"".join(image)


def test_a_jpeg_loses_where_and_by_whom_it_was_taken() -> None:
    kept = (segment(0xE0, b"JFIF"), segment(0xE2, b"ICC"), segment(0xDB, b"table"))
    scan = segment(0xDA, b"head") + b"dots\xff\xe1\0\x08Exif\xff\xd9"
    laden = (kept[0], segment(0xE1, b"Exif gps"), segment(0xFE, b"Sato"), *kept[1:])
    made = plain_picture(b"\xff\xd8" + b"".join(laden) + scan)
    assert made == b"\xff\xd8" + b"".join(kept) + scan


@given(st.sampled_from([b"", PNG, b"\xff\xd8", b"GIF8"]), st.binary(max_size=60))
def test_a_damaged_picture_ends_nothing(start: bytes, data: bytes) -> None:
    assert len(plain_picture(start + data)) <= len(start + data)
