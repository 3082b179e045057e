"""A compressed file before it is trusted: what it is, and whether it stays in bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from site_builder.ingest.formats.cells import column_number
from site_builder.ingest.formats.file_kinds import AS_XLSX, MOST_UNPACKED
from site_builder.ingest.formats.grid_cell import MOST_CELLS
from site_builder.ingest.formats.xlsx.mend import WORKBOOK, canonical, pack
from site_builder.problems import DocumentError, Problem, Where

_MOST_PARTS = 2_000
_READ_PARTS = re.compile(r".*\.(?:xml|rels|vml)", re.IGNORECASE)
_CELL_PARTS = re.compile(r"xl/(?:workbook|styles|sharedStrings|worksheets/[^/]+)\.xml|.*\.rels")
_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
_DRAWN = re.compile(r"<a:t>([^<]*)</a:t>")
_SPANNING = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=[\"']([^\"']+)[\"']")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_ASK = "元のファイルか確かめてください。"


def check_workbook(name: str, data: bytes) -> tuple[Mapping[str, bytes], bytes]:
    """Its parts, unpacked and named as Excel names them, and the archive of these parts; raise
    DocumentError where it is no plain workbook."""
    with _opened(name, data) as archive:
        _check_macros(name, archive.namelist())
        parts = [info for info in archive.infolist() if _READ_PARTS.fullmatch(info.filename)]
        too_big = sum(info.file_size for info in parts) > MOST_UNPACKED
        if too_big or len(archive.infolist()) > _MOST_PARTS:
            _refuse_size(name)
        read = {info.filename: archive.read(info) for info in parts}
    mended = canonical(read)
    if WORKBOOK not in mended:
        _refuse(name, "document-format", "この種類のファイルは読めません。", AS_XLSX)
    _check_parts(name, (part for path, part in mended.items() if _CELL_PARTS.fullmatch(path)))
    return mended, data if mended is read else pack(mended)


def drawn_texts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """What text boxes and shapes say."""
    drawings = (data for path, data in parts.items() if _DRAWING.fullmatch(path))
    words = ("".join(_DRAWN.findall(data.decode("utf-8", "replace"))) for data in drawings)
    return tuple(filter(None, (unescape(text).strip() for text in words)))


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


def _check_macros(name: str, names: Iterable[str]) -> None:
    if "xl/vbaProject.bin" in names:
        message = "マクロつきのファイル（.xlsm）は読めません。"
        _refuse(name, "document-format", message, AS_XLSX)


def _check_parts(name: str, parts: Iterable[bytes]) -> None:
    spanned = 0
    for part in parts:
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            message = "ふつうのExcelのファイルにはない宣言があるので、開きません。"
            _refuse(name, "document-unsafe", message, _ASK)
        spanned += sum(_areas(part))
        if spanned > MOST_CELLS:
            _refuse_size(name)


def _areas(part: bytes) -> Iterator[int]:
    for match in _SPANNING.finditer(part):
        if found := _RANGE.fullmatch(match[1].decode("ascii", "replace")):
            first, top, last, bottom = found.groups()
            wide = column_number(last or first) - column_number(first) + 1
            yield wide * (int(bottom or top) - int(top) + 1)


def _refuse_size(name: str) -> None:
    message = "ファイルが大きすぎて、読めません。"
    hint = "組織目標管理シートだけを新しいブックに写して、保存してください。"
    _refuse(name, "document-too-big", message, hint)


def _refuse(name: str, code: str, message: str, hint: str) -> None:
    raise DocumentError([Problem(Where(name), code, message, hint)])
