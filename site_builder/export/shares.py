"""What one sheet gives to the files about all sheets: texts, until those files are made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from site_builder.content.sheet.model import SheetKey
from site_builder.export.sheets import SHARED, SheetData


class SharePart(IntEnum):
    """The texts of a share, in the order in which they are kept"""

    TEXTS = 0
    RECORDS = 1
    LINES = 2
    JSON = 3
    ROWS = 4


@dataclass(frozen=True, slots=True)
class SheetShare:
    """Read part by part, each time that it is asked for: all shares together are too much for the
    memory of a small machine."""

    key: SheetKey
    part: Callable[[SharePart], str]

    @property
    def texts(self) -> tuple[str, ...]:
        """Of each goal, as the search prints them"""
        printed = self.part(SharePart.TEXTS)
        return tuple(printed.split("\n")) if printed else ()

    @property
    def records(self) -> Mapping[str, Sequence[Any]]:
        """Name of a table → the sheet's records in it"""
        tables = json.loads(self.part(SharePart.RECORDS))
        return {table.name: found for table, found in zip(SHARED, tables, strict=True)}

    @property
    def lines(self) -> tuple[str, ...]:
        """As SheetData has them"""
        return tuple(json.loads(self.part(SharePart.LINES)))

    @property
    def json(self) -> str:
        """As SheetData has it"""
        return self.part(SharePart.JSON)

    @property
    def rows(self) -> tuple[str, ...]:
        """As SheetData has them"""
        return tuple(json.loads(self.part(SharePart.ROWS)))


def share_of(data: SheetData, texts: Sequence[str]) -> SheetShare:
    return SheetShare(data.key, _parts(data, texts).__getitem__)


def parts_of(share: SheetShare) -> tuple[str, ...]:
    return tuple(map(share.part, SharePart))


def _parts(data: SheetData, texts: Sequence[str]) -> Sequence[str]:
    """JSON that holds no line's end needs no more JSON around it."""
    return "\n".join(texts), data.records, _list(data.lines), data.json, _list(data.rows)


def _list(texts: Sequence[str]) -> str:
    return json.dumps(texts, ensure_ascii=False)
