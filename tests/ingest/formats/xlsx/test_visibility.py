"""Which letters of a workbook are seen, with fonts and fills as the library reads them."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.workbook import Workbook

from site_builder.ingest.document import Seen
from site_builder.ingest.formats.xlsx.visibility import ground_of, ink_seen, theme_colours

THEME = theme_colours(Workbook().loaded_theme)
OFFICE = theme_colours(
    b'<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    b'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    b'<a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2>'
)


def solid(**colour: Any) -> PatternFill:
    return PatternFill("solid", fgColor=Color(**colour))


@pytest.mark.parametrize(
    ("font", "fill", "seen"),
    [
        (Font(), PatternFill(), None),
        (Font(strike=True), PatternFill(), Seen.STRUCK),
        (Font(color="FFFFFFFF"), PatternFill(), Seen.UNSEEN),
        (Font(color="00FDFDFD"), PatternFill(), Seen.UNSEEN),
        (Font(color=Color(theme=0)), PatternFill(), Seen.UNSEEN),
        (Font(color=Color(theme=0, tint=-0.5)), PatternFill(), None),
        (Font(color=Color(theme=1)), PatternFill(), None),
        (Font(color=Color(theme=1, tint=1.0)), PatternFill(), Seen.UNSEEN),
        (Font(color=Color(theme=3)), solid(rgb="FF1F497D"), Seen.UNSEEN),
        (Font(color=Color(indexed=9)), PatternFill(), Seen.UNSEEN),
        (Font(color=Color(indexed=64)), PatternFill(), None),
        (Font(color="FFFFFFFF"), solid(rgb="FF000080"), None),
        (Font(color="FFC0C0C0"), solid(rgb="FFC0C0C0"), Seen.UNSEEN),
        (Font(), solid(indexed=8), Seen.UNSEEN),
        (Font(color="FFFFFFFF"), PatternFill("gray125"), None),
        (Font(color="FFFF0000"), PatternFill(), None),
        (Font(sz=1), PatternFill(), Seen.UNSEEN),
        (Font(sz=5), PatternFill(), None),
    ],
)
def test_letters_on_their_ground(font: Font, fill: PatternFill, seen: Seen | None) -> None:
    ground = ground_of(fill, OFFICE, COLOR_INDEX)
    assert ink_seen(font, ground, OFFICE, COLOR_INDEX) is seen


def test_a_workbook_without_a_theme_has_white_and_black() -> None:
    assert THEME[:2] == OFFICE[:2] == ((255, 255, 255), (0, 0, 0))


def test_letters_on_a_ground_that_is_not_known_are_seen() -> None:
    assert ink_seen(Font(color="FFFFFFFF"), None, OFFICE, COLOR_INDEX) is None
