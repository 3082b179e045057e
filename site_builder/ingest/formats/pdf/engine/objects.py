"""The objects of a PDF as the engine writes them anew: unlocked, none packed with others."""

from __future__ import annotations

import base64
import ctypes
import re
import zlib
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*)", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n")
_FILTER = re.compile(rb"/Filter ?(/\w+|\[[^\]]*\])")
_NAME = re.compile(rb"/(\w+)")
_MOST = 1 << 24
"""Bytes of one stream"""


def saved(document: Any, flags: int = pdfium.FPDF_NO_INCREMENTAL) -> bytes:
    pieces: list[bytes] = []

    def write(_: Any, data: Any, size: int) -> int:
        pieces.append(ctypes.string_at(data, size))
        return 1

    writer = pdfium.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(write)
    done = pdfium.FPDF_SaveAsCopy(document, ctypes.byref(writer), flags)
    return b"".join(pieces) if done else b""


def read_objects(document: Any) -> Mapping[int, bytes]:
    """By their numbers."""
    data = saved(document, pdfium.FPDF_REMOVE_SECURITY)
    table = data.rfind(b"\nxref") % (len(data) + 1)
    starts = sorted(int(entry[1]) for entry in _ENTRY.finditer(data, table))
    bodies = (_OBJECT.match(data[a:b]) for a, b in pairwise([*starts, table]))
    return {int(body[1]): body[2] for body in bodies if body}


def follow(objects: Mapping[int, bytes], holder: bytes, key: bytes) -> bytes:
    """The object that an entry of a dictionary names; nothing where it names none."""
    found = re.search(rb"/%s (\d+) 0 R" % key, holder)
    return objects.get(int(found[1]), b"") if found else b""


def unpacked(body: bytes) -> bytes | None:
    """The bytes of a stream; None where they are packed in a way that is not known here."""
    start, end = _STREAM.search(body), body.rfind(b"endstream")
    if not start or end < 0:
        return None
    filters = _FILTER.search(body, 0, start.start())
    data: bytes | None = body[start.end() : end]
    for name in _NAME.findall(filters[1]) if filters else ():
        data = _unpack(name, data) if data is not None else None
    return data


def _unpack(name: bytes, data: bytes) -> bytes | None:
    try:
        match name:
            case b"FlateDecode":
                return zlib.decompressobj().decompress(data, _MOST)
            case b"ASCII85Decode":
                return base64.a85decode(data.strip().removesuffix(b"~>"))
            case b"ASCIIHexDecode":
                return bytes.fromhex(data.decode("ascii").partition(">")[0])
    except (zlib.error, ValueError):
        pass
    return None
