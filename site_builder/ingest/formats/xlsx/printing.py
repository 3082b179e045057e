"""Areas of a worksheet: those that are printed, those that hold the choices for other cells …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.ingest.formats.cells import column_number

_AREA = re.compile(
    r"(?:'((?:[^']|'')*)'!|([^'!,]+)!)?\$?([A-Z]{1,3})?\$?(\d{1,7})?"
    r"(?::\$?([A-Z]{1,3})?\$?(\d{1,7})?)?"
)
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Areas:
    """Rectangles: the first and last row, the first and last column."""

    areas: tuple[tuple[int, int, int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.areas)

    def has(self, row: int, column: int) -> bool:
        return any(
            top <= row <= bottom and left <= column <= right
            for top, bottom, left, right in self.areas
        )


def print_areas(text: str | None) -> Areas:
    """'地域課'!$A$1:$K$20,'地域課'!$A$30:$K$40"""
    found = (_area(part, None) for part in _parted(text or ""))
    return Areas(tuple(area for area in found if area))


def areas_of(sheet: str, ranges: Iterable[str]) -> Areas:
    """Those of this worksheet: $N$2:$N$4; what is no range is passed over."""
    found = (_area(one.lstrip("="), sheet) for one in ranges)
    return Areas(tuple(area for area in found if area))


def _parted(text: str) -> list[str]:
    return re.findall(r"(?:'(?:[^']|'')*'|[^,'])+", text)


def _area(text: str, sheet: str | None) -> tuple[int, int, int, int] | None:
    match = _AREA.fullmatch(text.strip())
    if not match or not (match[3] or match[4]):
        return None
    named = (match[1] or "").replace("''", "'") or match[2]
    if sheet is not None and named and named != sheet:
        return None
    left, top, right, bottom = match[3], match[4], match[5] or match[3], match[6] or match[4]
    return (
        int(top or 1),
        int(bottom or _LAST_ROW),
        column_number(left) if left else 1,
        column_number(right) if right else _LAST_COLUMN,
    )
