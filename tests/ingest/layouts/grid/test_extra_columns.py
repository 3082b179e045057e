from __future__ import annotations

import pytest

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.review import questions
from site_builder.content.sheet.write import dump_sheet
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, book, row


@pytest.mark.parametrize(
    ("label", "text", "doubted"),
    [
        ("単位", "回", True),
        ("従前値", "70回", True),
        ("備考", "70回", False),
        ("担当者名", "企画係", False),
        (None, "重点項目", False),
        (None, "70回", True),
        (None, "○", True),
        (None, "会議を開きました。", True),
    ],
)
def test_words_of_an_extra_column_are_a_note(label: str | None, text: str, doubted: bool) -> None:
    cells = row(target=80)
    rows = [*HEAD, [*LABELS[:5], label, *LABELS[5:]], [*cells[:5], text, *cells[5:]]]
    (sheet,) = parse_document("a.xlsx", book(rows)).sheets
    note = "\n".join(filter(None, (label, text)))
    assert sheet.notes == (note,)
    assert [(doubt.field, doubt.raw) for doubt in sheet.review] == [("notes", note)] * doubted


def test_they_are_doubted_where_a_column_of_the_form_is_missing() -> None:
    rows = [*HEAD, [*LABELS[:10], "備考"], [*row()[:10], "会場を見直す"]]
    (sheet,) = parse_document("a.xlsx", book(rows)).sheets
    assert {doubt.field for doubt in sheet.review} == {"notes", "goals/1/measures/1/next_steps"}


@pytest.mark.parametrize(
    ("place", "label", "name", "reading"),
    [(2, "政策", "policies", ("政策1-1-①",)), (10, "備考", "next_steps", "会場を見直す")],
)
def test_their_words_are_a_reading_of_the_missing_field(
    place: int, label: str, name: str, reading: object
) -> None:
    labels = [*LABELS]
    labels[place] = label
    (sheet,) = parse_document(
        "a.xlsx", book([*HEAD, labels, row(next_steps="会場を見直す")])
    ).sheets
    (question,) = (one for one in questions(sheet) if one.field == f"goals/1/measures/1/{name}")
    assert question.readings[1:] == (reading,)
    assert load_sheet("a.yaml", dump_sheet(sheet)) == (sheet, ())
