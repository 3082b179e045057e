from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.aside import published
from site_builder.content.sheet.model import Aside, Correction, Doubt, Sheet
from site_builder.content.sheet.restore import fingerprint
from site_builder.content.sheet.write import dump_sheet
from tests.content.sheets import SHEETS, SMALL_SHEET

STRUCK = Aside("80回", "「地域課」シートの D7", "struck")
ASIDE = replace(SMALL_SHEET, aside=(STRUCK,))


def test_what_stands_aside_is_written_and_read_again() -> None:
    text = dump_sheet(ASIDE)
    assert "aside:\n  - raw: 80回\n    place: 「地域課」シートの D7\n    reason: struck\n" in text
    assert load_sheet("s.yaml", text) == (ASIDE, ())


def test_a_sheet_without_it_is_written_as_ever() -> None:
    assert "aside" not in dump_sheet(SMALL_SHEET)
    assert fingerprint(ASIDE) != fingerprint(SMALL_SHEET)


@given(SHEETS)
def test_of_what_is_published_nothing_names_it(sheet: Sheet) -> None:
    about = Correction("aside/1/raw", "80回", "8回", "理由")
    doubt = Doubt("aside", "cell", "80回")
    told = replace(
        sheet,
        aside=(STRUCK,),
        review=(*sheet.review, doubt),
        corrections=(*sheet.corrections, about),
    )
    assert published(told) == replace(sheet, aside=())
