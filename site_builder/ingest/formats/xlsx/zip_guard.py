"""A compressed file before it is trusted: what it is, and whether it stays in bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from site_builder.problems import DocumentError, Problem, Where

_MOST_PARTS = 2_000
_MOST_BYTES = 64 * 1024 * 1024
"""Of all parts that are read, unpacked; a form takes some hundred thousand"""
_MOST_CELLS = 200_000
"""That merged cells and links may span: each is made one by one"""
_READ_PARTS = re.compile(r"xl/(?:workbook|styles|sharedStrings|worksheets/[^/]+)\.xml|.*\.rels")
_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
_DRAWN = re.compile(r"<a:t>([^<]*)</a:t>")
_SPANNING = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=[\"']([^\"']+)[\"']")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_SAVE_AS = "Excelで開き、「Excel ブック（.xlsx）」として保存し直してください。"
_ASK = "元のファイルか確かめてください。"


def check_workbook(name: str, data: bytes) -> Mapping[str, bytes]:
    """The parts with cells, unpacked; raise DocumentError where it is no plain workbook."""
    with _opened(name, data) as archive:
        _check_kind(name, set(archive.namelist()))
        parts = [info for info in archive.infolist() if _READ_PARTS.fullmatch(info.filename)]
        too_big = sum(info.file_size for info in parts) > _MOST_BYTES
        if too_big or len(archive.infolist()) > _MOST_PARTS:
            _refuse_size(name)
        read = {info.filename: archive.read(info) for info in parts}
    _check_parts(name, read.values())
    return read


def drawn_texts(name: str, data: bytes) -> tuple[str, ...]:
    """What text boxes and shapes say."""
    found: list[str] = []
    with _opened(name, data) as archive:
        for info in archive.infolist():
            if _DRAWING.fullmatch(info.filename) and info.file_size < _MOST_BYTES:
                words = _DRAWN.findall(archive.read(info).decode("utf-8", "replace"))
                found.append(unescape("".join(words)).strip())
    return tuple(filter(None, found))


@contextmanager
def _opened(name: str, data: bytes) -> Iterator[ZipFile]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            yield archive
    except DocumentError:
        raise
    except Exception as error:  # damage shows in many ways, in any part
        message = "ファイルが壊れていて、開けません。"
        hint = f"{_ASK}Excelで開けるなら、保存し直してください。"
        raise DocumentError([Problem(Where(name), "document-broken", message, hint)]) from error


def _check_kind(name: str, names: set[str]) -> None:
    if "xl/vbaProject.bin" in names:
        message = "マクロつきのファイル（.xlsm）は読めません。"
        _refuse(name, "document-format", message, _SAVE_AS)
    if "xl/workbook.xml" not in names:
        _refuse(name, "document-format", "この種類のファイルは読めません。", _SAVE_AS)


def _check_parts(name: str, parts: Iterable[bytes]) -> None:
    spanned = 0
    for part in parts:
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            message = "ふつうのExcelのファイルにはない宣言があるので、開きません。"
            _refuse(name, "document-unsafe", message, _ASK)
        spanned += sum(_areas(part))
        if spanned > _MOST_CELLS:
            _refuse_size(name)


def _areas(part: bytes) -> Iterator[int]:
    for match in _SPANNING.finditer(part):
        if found := _RANGE.fullmatch(match[1].decode("ascii", "replace")):
            first, top, last, bottom = found.groups()
            wide = _column(last or first) - _column(first) + 1
            yield wide * (int(bottom or top) - int(top) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _refuse_size(name: str) -> None:
    message = "ファイルが大きすぎて、読めません。"
    hint = "組織目標管理シートだけを新しいブックに写して、保存してください。"
    _refuse(name, "document-too-big", message, hint)


def _refuse(name: str, code: str, message: str, hint: str) -> None:
    raise DocumentError([Problem(Where(name), code, message, hint)])
