"""What a workbook carries beside its cells, and so what its publication tells: names, comments,
hidden sheets, files within it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from site_builder.ingest.document import Carried
from site_builder.ingest.formats.file_kinds import MOST_UNPACKED, OLE, ZIP
from site_builder.ingest.formats.unseen_cells import unseen_cells

_MOST_NAMED = 5
_LOOKED_AT = re.compile(
    r"docProps/.*\.xml|meta\.xml|content\.xml|xl/workbook\.xml|xl/worksheets/[^/]+\.xml|"
    r"xl/(?:comments|threadedComments|persons|externalLinks)[^.]*\.xml(?:\.rels)?|"
    r"xl/externalLinks/_rels/.*\.rels"
)
_PROGRAMS = ("AppVersion",)
"""Properties that programs write for themselves"""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_HIDDEN = re.compile(
    r"<(?:\w+:)?(?:row|col)\b[^>]*\b(?:hidden=\"(?:1|true)|(?:ht|width)=\"0[.0]*)\""
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_OLD = "古い形式なので、作成者の名前・メモ・非表示のシートなどがあるかどうかは、調べられません"

Parts = Mapping[str, str]
"""Texts of the parts by their names; parts that are not looked at are empty"""


def carried(data: bytes) -> Carried:
    """Nothing of a text."""
    if data.startswith(OLE):
        return Carried(other=(_OLD,))
    if not data.startswith(ZIP):
        return Carried()
    parts = _parts(data)
    return Carried(tuple(_people(parts)), tuple(found for look in _LOOKS for found in look(parts)))


def _parts(data: bytes) -> Parts:
    parts: dict[str, str] = {}
    left = MOST_UNPACKED
    try:
        with ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                name = info.filename.replace("\\", "/")
                wanted = _LOOKED_AT.fullmatch(name) and info.file_size <= left
                text = archive.read(info).decode("utf-8", "replace") if wanted else ""
                parts[name] = text
                left -= len(text)
    except Exception:  # damage shows in many ways, in any part
        return parts
    return parts


# --- names --------------------------------------------------------------------------------


def _people(parts: Parts) -> Iterator[str]:
    text = _joined(parts, "docProps/", "meta.xml")
    for what, tags in (
        ("作成者の名前", ("dc:creator", "meta:initial-creator")),
        ("最後に保存した人の名前", ("cp:lastModifiedBy",)),
        ("管理者の名前", ("Manager",)),
        ("会社や部署の名前", ("Company",)),
    ):
        names = [name for tag in tags for name in _between(text, tag)]
        yield from (f"{what}（{_listed(names)}）" for _ in names[:1])


def _properties(parts: Parts) -> Iterator[str]:
    custom = re.findall(r"<property\b[^>]*\bname=\"([^\"]*)\"", _joined(parts, "docProps/custom"))
    own = re.findall(r"meta:name=\"([^\"]*)\"", _joined(parts, "meta.xml"))
    custom += [name for name in own if name not in _PROGRAMS]
    yield from (f"独自のプロパティ（{_listed(custom)}）" for _ in custom[:1])
    mails = _EMAIL.findall(_joined(parts, "docProps/", "meta.xml"))
    yield from (f"メールアドレス（{_listed(mails)}）" for _ in mails[:1])


# --- what is not shown --------------------------------------------------------------------


def _hidden(parts: Parts) -> Iterator[str]:
    sheets = _SHEET.findall(parts.get("xl/workbook.xml", ""))
    away = [sheet for sheet in sheets if re.search(r"\bstate=\"(?:hidden|veryHidden)\"", sheet)]
    names = [name for sheet in away for name in re.findall(r"\bname=\"([^\"]*)\"", sheet)]
    yield from (f"非表示のシート（{_listed(names)}）" for _ in names[:1])
    rows = any(_holds_unseen(text) for name, text in parts.items() if "/worksheets/" in name)
    open_rows = re.search(r"table:(?:visibility=\"collapse\"|display=\"false\")", _content(parts))
    if rows or open_rows:
        yield "非表示の行や列" if rows else "非表示のシート、行や列"


def _holds_unseen(worksheet: str) -> bool:
    """Hidden rows and columns that are empty carry nothing."""
    if not _HIDDEN.search(worksheet):
        return False
    try:
        return any(True for _ in unseen_cells(ET.fromstring(worksheet)))
    except ET.ParseError:
        return True


def _comments(parts: Parts) -> Iterator[str]:
    notes, threads = _joined(parts, "xl/comments"), _joined(parts, "xl/threadedComments")
    count = len(re.findall(r"<(?:\w+:)?comment\b", notes))
    count = max(count, len(re.findall(r"<(?:\w+:)?threadedComment\b", threads)))
    count += len(re.findall(r"<office:annotation\b", _content(parts)))
    names = [*_between(notes, "author"), *_between(_annotations(parts), "dc:creator")]
    names += re.findall(r"\bdisplayName=\"([^\"]*)\"", _joined(parts, "xl/persons"))
    names = [name for name in names if not name.startswith("tc=")]
    told = f"、書いた人: {_listed(names)}" if names else ""
    yield from (f"セルのメモやコメント（{count}件{told}）" for _ in range(min(count, 1)))


def _annotations(parts: Parts) -> str:
    found = re.findall(r"<office:annotation\b.*?</office:annotation>", _content(parts), re.DOTALL)
    return "".join(found)


def _changes(parts: Parts) -> Iterator[str]:
    if any(name.startswith("xl/revisions/") for name in parts):
        yield "変更の履歴"
    if "tracked-changes" in _content(parts):
        yield "変更の履歴"


# --- other files --------------------------------------------------------------------------


def _files(parts: Parts) -> Iterator[str]:
    inside = [name for name in parts if re.match(r"xl/(?:embeddings|activeX)/|Object \d+/$", name)]
    if inside:
        yield f"埋め込まれたファイル（{len(inside)}個）"
    links = re.findall(r"\bTarget=\"([^\"]*)\"", _joined(parts, "xl/externalLinks/_rels/"))
    if links:
        yield f"ほかのファイルへのリンク（{_listed(links)}）"


_LOOKS: tuple[Callable[[Parts], Iterator[str]], ...] = (
    *(_properties, _hidden, _comments, _changes, _files),
)


# --- texts of parts -----------------------------------------------------------------------


def _joined(parts: Parts, *starts: str) -> str:
    return "\n".join(text for name, text in parts.items() if name.startswith(starts))


def _content(parts: Parts) -> str:
    return parts.get("content.xml", "")


def _between(text: str, tag: str) -> list[str]:
    found = re.findall(rf"<(?:\w+:)?{tag}\b[^>/]*>([^<]*)<", text)
    return [unescape(one).strip() for one in found if one.strip()]


def _listed(names: list[str]) -> str:
    each = list(dict.fromkeys(unescape(name) for name in names))
    more = len(each) - _MOST_NAMED
    named = "、".join(each[:_MOST_NAMED])
    return f"{named} ほか{more}" if more > 0 else named
