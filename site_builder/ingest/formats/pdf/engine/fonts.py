"""Which letters the fonts of a PDF name: the codes of an embedded font may stand for anything.

The engine takes a code that nothing names for the ASCII letter of that number.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.drawing import address
from site_builder.ingest.formats.pdf.engine.objects import follow, read_objects, unpacked

Letters = frozenset[str] | None
"""None: all"""
Named = Mapping[bytes, Letters]
"""By the digest of a font's program"""
_SIMPLE = re.compile(rb"/Subtype ?/TrueType\b")
_EDGE = re.compile(rb"<<|>>")
_FLAGS = re.compile(rb"/Flags (\d+)")
_SYMBOLIC = 4
_FIRST = re.compile(rb"/FirstChar (\d+)")
_WIDTHS = re.compile(rb"/Widths ?\[([^\]]*)\]")
_BLOCK = re.compile(rb"(\d+)\s+beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<([^<>]*)>\s*<([^<>]*)>")
_RANGE = re.compile(rb"<([^<>]*)>\s*<([^<>]*)>\s*(?:<([^<>]*)>|\[([^\]]*)\])")
_EACH = re.compile(rb"<([^<>]*)>")
_NO_DIGIT = re.compile(rb"[^0-9A-Fa-f]")
_CODES = 256
_HYPHENS = "\u00ad\u2010\u2011"


def named_letters(document: Any) -> Named:
    """Of the TrueType fonts with codes of one byte; what other kinds do not name, the engine
    tells."""
    objects = read_objects(document)
    found: dict[bytes, list[Letters]] = {}
    for font in _simple_fonts(objects):
        about = follow(objects, font, b"FontDescriptor") or font
        program = unpacked(follow(objects, about, b"FontFile2"))
        if program:
            found.setdefault(_digest(program), []).append(_letters(objects, font, about))
    return {program: reduce(_common, letters) for program, letters in found.items()}


def run_letters(named: Named, texts: Iterable[Any]) -> dict[int, Letters]:
    """The letters that can be believed of each text object, by its place among them."""
    if not named:
        return {}
    known: dict[int, Letters] = {}
    fonts = {run: pdfium.FPDFTextObj_GetFont(text) for run, text in enumerate(texts)}
    for font in fonts.values():
        if address(font) not in known:
            known[address(font)] = named.get(_digest(_program(font)))
    return {run: known[address(font)] for run, font in fonts.items()}


def _program(font: Any) -> bytes:
    size = ctypes.c_size_t()
    if not font or pdfium.FPDFFont_GetIsEmbedded(font) != 1:
        return b""
    pdfium.FPDFFont_GetFontData(font, None, 0, ctypes.byref(size))
    program = (ctypes.c_uint8 * size.value)()
    pdfium.FPDFFont_GetFontData(font, program, size.value, ctypes.byref(size))
    return bytes(program)


def _digest(program: bytes) -> bytes:
    return hashlib.sha256(program).digest()


def _common(one: Letters, other: Letters) -> Letters:
    """Of two fonts that share a program: which of them wrote a letter is not known."""
    if one is None or other is None:
        return one if other is None else other
    return one | other if one and other else frozenset()


def _simple_fonts(objects: Mapping[int, bytes]) -> Iterator[bytes]:
    for body in objects.values():
        words = body.partition(b"stream")[0]
        yield from (_around(words, match.start()) for match in _SIMPLE.finditer(words))


def _around(words: bytes, place: int) -> bytes:
    """The dictionary at a place: a font may stand within that of a page."""
    depth, start, end = 0, 0, len(words)
    for mark in reversed(list(_EDGE.finditer(words, 0, place))):
        depth += 1 if mark[0] == b"<<" else -1
        if depth > 0:
            start = mark.start()
            break
    depth = 0
    for mark in _EDGE.finditer(words, place):
        depth += 1 if mark[0] == b">>" else -1
        if depth > 0:
            end = mark.end()
            break
    return words[start:end]


def _letters(objects: Mapping[int, bytes], font: bytes, about: bytes) -> Letters:
    flags = _FLAGS.search(about)
    if b"/Encoding" in font and not (flags and int(flags[1]) & _SYMBOLIC):
        return None
    stated = follow(objects, font, b"ToUnicode")
    unicode = unpacked(stated) if stated else b""
    if unicode is None:
        return None
    named = dict(_named_codes(unicode))
    unnamed = {chr(code) for code in _used_codes(objects, font) if code not in named}
    return _as_told("".join(named.values())) - unnamed


def _as_told(letters: str) -> frozenset[str]:
    """With what the engine makes of them: it parts ligatures, and has one hyphen."""
    hyphen = "-" if set(_HYPHENS) & {*letters} else ""
    return frozenset(letters + unicodedata.normalize("NFKC", letters) + hyphen)


def _used_codes(objects: Mapping[int, bytes], font: bytes) -> Iterator[int]:
    """Those with a width: what else a program holds was not taken over."""
    first = _FIRST.search(font)
    widths = _WIDTHS.search(font) or _WIDTHS.search(b"/Widths" + follow(objects, font, b"Widths"))
    for place, width in enumerate(widths[1].split() if widths else ()):
        if width.strip(b"0."):
            yield place + (int(first[1]) if first else 0)


# --- the map to Unicode -------------------------------------------------------------------


def _named_codes(unicode: bytes) -> Iterator[tuple[int, str]]:
    """As the engine takes them: a block that does not hold as many entries as it says is void."""
    for count, kind, block in _BLOCK.findall(unicode):
        entries = (_CHAR if kind == b"char" else _RANGE).findall(block)
        if len(entries) != int(count):
            continue
        for entry in entries:
            yield from [(_code(entry[0]), _text(entry[1]))] if kind == b"char" else _range(*entry)


def _range(first: bytes, last: bytes, start: bytes, each: bytes) -> Iterator[tuple[int, str]]:
    codes = range(_code(first), min(_code(last), _code(first) + _CODES) + 1)
    text = _text(start)
    if not text:
        yield from zip(codes, map(_text, _EACH.findall(each)), strict=False)
        return
    for more, code in enumerate(codes):
        yield code, text[:-1] + chr(min(ord(text[-1]) + more, sys.maxunicode))


def _code(digits: bytes) -> int:
    return int.from_bytes(_bytes(digits))


def _text(digits: bytes) -> str:
    return _bytes(digits).decode("utf-16-be", "replace")


def _bytes(digits: bytes) -> bytes:
    """Of hexadecimal digits, whole UTF-16 units."""
    known = _NO_DIGIT.sub(b"", digits).decode("ascii")
    return bytes.fromhex(known.zfill(-(-len(known) // 4) * 4))
