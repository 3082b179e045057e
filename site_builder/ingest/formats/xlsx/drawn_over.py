"""Lines and boxes that somebody has drawn over the cells of a worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath

from site_builder.ingest.document import Seen
from site_builder.ingest.formats.xlsx.mend import WORKBOOK, Parts

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)=[\"']([^\"']*)[\"']")
_ANCHOR = re.compile(rb"<(?:\w+:)?(twoCellAnchor)\b.*?</(?:\w+:)?\1>", re.DOTALL)
_END = re.compile(rb"<(?:\w+:)?(from|to)>(.*?)</(?:\w+:)?\1>", re.DOTALL)
_COUNT = re.compile(rb"<(?:\w+:)?(col|row)(Off)?>\s*(-?\d+)\s*<")
_LINE = re.compile(rb"prst=\"(?:line|\w*[cC]onnector\d?)\"|<(?:\w+:)?cxnSp\b")
_SHAPE = re.compile(rb"<(?:\w+:)?spPr\b.*?</(?:\w+:)?spPr>", re.DOTALL)
_OUTLINE = re.compile(rb"<(?:\w+:)?ln\b.*?(?:/>|</(?:\w+:)?ln>)", re.DOTALL)
_FILLED = re.compile(rb"<(?:\w+:)?(?:solidFill|gradFill|pattFill)\b")
_EDGE = 0.1
"""A line so near to the edge of its row (of its height) is one of the table"""
_POINT = 12_700
"""Units of a drawing"""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, counted from 1, and how far a corner lies within it, in points."""

    row: int
    column: int
    down: float
    aside: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line that may strike out what it runs through, or a box that hides what lies below."""

    seen: Seen
    first: Spot
    last: Spot

    def is_over(self, row: int, column: int, height: float) -> bool:
        """`height`: of the row, in points"""
        across = range(self.first.column, self.last.column + (self.last.aside > 0))
        if self.first.row == self.last.row:
            level = (self.first.down + self.last.down) / 2 / height
            rows = range(self.first.row, self.first.row + (_EDGE < level < 1 - _EDGE))
        else:
            rows = range(self.first.row, self.last.row + (self.last.down > _EDGE * height))
        return row in rows and column in across


def drawn_over(parts: Parts) -> Mapping[str, tuple[Drawing, ...]]:
    """By the names of the worksheets"""
    targets = _relations(parts, WORKBOOK)
    found: dict[str, tuple[Drawing, ...]] = {}
    for match in _SHEET.finditer(parts.get(WORKBOOK, b"")):
        said = _attributes(match[0])
        target = next(
            (targets.get(value, "") for key, value in said.items() if key[-3:] == ":id"), ""
        )
        paths = _relations(parts, target).values()
        drawings = (path for path in paths if path.startswith("xl/drawings/drawing"))
        found[said.get("name", "")] = tuple(
            one for path in drawings for one in _drawings(parts.get(path, b""))
        )
    return found


def _relations(parts: Parts, path: str) -> Mapping[str, str]:
    """Id → the name of the part that a part refers to"""
    folder, base = dirname(path), path.rpartition("/")[2]
    data = parts.get(f"{folder}/_rels/{base}.rels", b"")
    said = [_attributes(match[0]) for match in _RELATION.finditer(data)]
    return {
        one.get("Id", ""): normpath(join("/", folder, one.get("Target", ""))).lstrip("/")
        for one in said
    }


def _attributes(tag: bytes) -> Mapping[str, str]:
    found = (
        (key.decode(), value.decode("utf-8", "replace")) for key, value in _ATTRIBUTE.findall(tag)
    )
    return {key: unescape(value) for key, value in found}


def _drawings(data: bytes) -> Iterator[Drawing]:
    for match in _ANCHOR.finditer(data):
        ends = {name: _spot(inner) for name, inner in _END.findall(match[0])}
        shape = _SHAPE.search(match[0])
        if len(ends) < 2 or not shape:
            continue
        if _LINE.search(match[0]):
            yield Drawing(Seen.STRUCK, ends[b"from"], ends[b"to"])
        elif _FILLED.search(_OUTLINE.sub(b"", shape[0])) and b"blip" not in match[0]:
            yield Drawing(Seen.UNSEEN, ends[b"from"], ends[b"to"])


def _spot(data: bytes) -> Spot:
    said = {name + off: int(value) for name, off, value in _COUNT.findall(data)}
    down, aside = (said.get(name, 0) / _POINT for name in (b"rowOff", b"colOff"))
    return Spot(said.get(b"row", 0) + 1, said.get(b"col", 0) + 1, down, aside)
